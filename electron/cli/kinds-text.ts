// The kinds of evidence in words: grouped by where they come from, one line each, and one family or kind in full.
import type { MethodOutput } from '../../shared/contract.ts';
import { mappedKindPrefix } from '../../shared/mapping-words.ts';
import { count, wrapped } from './output.ts';

export type Kind = MethodOutput<'evidence.kinds'>[number];

/** What a person calls the makers; a kind belongs to the first family that names its beginning. */
const families: readonly { readonly name: string; readonly starts: readonly string[] }[] = [
  { name: 'Countersign’s own tables', starts: ['countersign'] },
  { name: 'Your mappings', starts: [mappedKindPrefix] },
  { name: 'Amazon Web Services', starts: ['aws'] },
  { name: 'Microsoft Entra and Azure', starts: ['entra', 'azure', 'scubagear'] },
  { name: 'Google Cloud', starts: ['gcp'] },
  { name: 'GitHub', starts: ['github', 'legitify'] },
  { name: 'Okta', starts: ['okta'] },
  { name: 'HashiCorp Vault', starts: ['vault'] },
  { name: 'Kubernetes', starts: ['kubernetes', 'kube', 'trivy-operator'] },
  {
    name: 'Secret scanners',
    starts: ['gitleaks', 'trufflehog', 'detect-secrets', 'ggshield', 'noseyparker', 'secret-scan', 'unattributed'],
  },
  {
    name: 'Posture tools',
    starts: ['prowler', 'ocsf', 'scoutsuite', 'trivy', 'wiz', 'orca', 'cloudsploit'],
  },
  { name: 'Tickets and changes', starts: ['servicenow', 'jira'] },
];

/** Null for a kind that nobody has put into a family. */
export function familyOf(kind: string): string | null {
  return families.find(({ starts }) => starts.some((start) => kind.startsWith(start)))?.name ?? null;
}

/** All kinds by family, one line each; with `asked` those whose family, name or title has it, each with its gaps. */
export function kindsText(kinds: readonly Kind[], asked: string | null): string {
  const wanted = asked === null ? kinds : kinds.filter((kind) => matches(kind, asked));
  if (wanted.length === 0) return `No kind has “${asked}” in its name. All of them: countersign kinds`;
  const full = asked !== null;
  const width = Math.max(...wanted.map(({ kind }) => kind.length));
  const blocks = [...groupByFamily(wanted)].map(([family, members]) =>
    [family, ...members.map((kind) => (full ? inFull(kind) : `  ${kind.kind.padEnd(width)}  ${kind.title}`))].join(
      '\n',
    ),
  );
  const ending = full
    ? []
    : [
        `${count(kinds.length, 'kind')}, each recognised by its content. What one can never say: countersign kinds NAME, such as countersign kinds okta`,
        'A table of no known kind: countersign mapping suggest FILE',
      ];
  return [...blocks, ...(ending.length === 0 ? [] : [ending.join('\n')])].join('\n\n');
}

function groupByFamily(kinds: readonly Kind[]): Map<string, Kind[]> {
  const order = new Map<string, Kind[]>(families.map(({ name }) => [name, []]));
  for (const kind of kinds) {
    const family = familyOf(kind.kind) ?? 'Others';
    order.set(family, [...(order.get(family) ?? []), kind]);
  }
  return new Map([...order].filter(([, members]) => members.length > 0));
}

function matches({ kind, title }: Kind, asked: string): boolean {
  const wanted = asked.toLowerCase();
  return [kind, title, familyOf(kind) ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

function inFull({ kind, title, cannotKnow }: Kind): string {
  const gaps = cannotKnow.map(({ fact, reason }) => wrapped(`    ${factInWords(fact)}: ${reason}`));
  return [`  ${kind}  ${title}`, ...(gaps.length === 0 ? [] : ['  can never say', ...gaps])].join('\n');
}

/** `identity.ownerStatus` is "identity, owner status". */
function factInWords(fact: string): string {
  return fact.replace('.', ', ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
