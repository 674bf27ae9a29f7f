// What a provider gets to make evidence bundles without this app: instructions, a declaration to fill in, the script, and
// the product's own tables for what no tool exports. All of it is made from what the import itself reads by.
import { canonicalHeader, describeCanonical } from '../canonical/tables.ts';
import { sourceKinds } from '../registry.ts';
import { declarationTemplate } from './declaration-template.ts';
import { instructions } from './instructions.ts';
import { makeBundleScript } from './make-bundle.ts';

export interface KitFile {
  /** Below the kit's folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

const tables = ['identities', 'credentials', 'entitlements', 'findings', 'actions'] as const;

/** The same for the same version of the product. */
export function providerKit(): readonly KitFile[] {
  const plain = (path: string, text: string): KitFile => ({ path, text, executable: false });
  return [
    plain('INSTRUCTIONS.md', instructions),
    plain('declaration.json', declarationTemplate()),
    { path: 'make-bundle.sh', text: makeBundleScript, executable: true },
    plain('FORMATS.md', describeKinds()),
    plain('tables/COLUMNS.md', `# Tables for what no tool exports\n\n${describeCanonical()}`),
    ...tables.map((name) => plain(`tables/${name}.csv`, `${header(name)}\r\n`)),
  ];
}

function header(name: (typeof tables)[number]): string {
  return (canonicalHeader(`countersign.${name}`) ?? []).join(',');
}

/** Every format that is read, and what it can never tell: what it can't, a table of ours has to. */
function describeKinds(): string {
  const sections = [...sourceKinds]
    .sort((left, right) => (left.kind < right.kind ? -1 : 1))
    .map(({ kind, title, provides, cannotKnow }) =>
      [
        `## ${kind}`,
        '',
        `${title}. Gives: ${provides.length === 0 ? 'no records of its own' : provides.join(', ')}.`,
        '',
        ...(cannotKnow.length === 0 ? [] : ['It can never tell:', '']),
        ...cannotKnow.map(({ fact, reason }) => `- \`${fact}\`: ${reason}`),
      ].join('\n'),
    );
  return [
    '# Formats that are read as they come from their tools',
    '',
    'Put the name of a format into `kind` of a source in declaration.json, or leave `kind` out: the file is then recognised by',
    'its content. Never edit an export by hand; hand over what the tool wrote.',
    '',
    sections.join('\n\n'),
    '',
  ].join('\n');
}
