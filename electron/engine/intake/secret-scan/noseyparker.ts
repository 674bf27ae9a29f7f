// Nosey Parker reports: one finding on each line, which is one secret with all the places where it was met.
import { addressOf, type Cursor, field, fieldAt, items, textIn, textsIn } from '../cursor.ts';
import type { FindingRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import {
  exposedSecret,
  firstIn,
  hasKeys,
  keyIdIn,
  lastFourIn,
  listedFindings,
  neverChecked,
  type Place,
  sniffEmpty,
  unknownToScanner,
  wordsIn,
} from './finding.ts';

export const noseyParkerReport: SourceKind = {
  kind: 'noseyparker.report',
  title: 'Nosey Parker report of secrets',
  formats: ['ndjson', 'json'],
  provides: ['finding'],
  cannotKnow: [...unknownToScanner('Nosey Parker'), neverChecked('Nosey Parker')],
  sniff(head, path) {
    if (/^\s*[[{]/.test(head) && hasKeys(head, 'rule_name', 'num_matches', 'matches')) return 0.97;
    return sniffEmpty(head, path, /nosey[-_ ]?parker/i);
  },
  secrets: {
    field(name) {
      if (name === 'match_content' || name === 'groups' || isSecretName(name)) return 'secret';
      return name === 'before' || name === 'matching' || name === 'after' || name === 'snippet' ? 'context' : null;
    },
    places: () => [],
  },
  *read(files, context) {
    for (const listed of listedFindings(files))
      yield 'type' in listed ? listed : findingOf(listed, context.extractedAt);
  },
};

function findingOf(finding: Cursor, seenAt: string | null): IntakeRecord {
  const rule = textIn(finding, 'rule_name');
  if (rule === null) return { type: 'rejected', address: addressOf(finding), reason: 'The finding has no rule_name.' };
  const matches = items(field(finding, 'matches'));
  const [first] = matches;
  const { place, foundAt } = first === undefined ? nowhere : placeOf(first);
  const count = field(finding, 'num_matches').value;
  const times = typeof count === 'number' ? count : matches.length;
  const secret = field(finding, 'match_content').value ?? firstIn(finding, 'groups').value;
  const matching = first === undefined ? undefined : fieldAt(first, 'snippet', 'matching').value;
  return exposedSecret({
    tool: 'Nosey Parker',
    rule,
    title: times > 1 ? `${rule}, found in ${times} places` : rule,
    nativeId: textIn(finding, 'finding_id'),
    place,
    identityHint: keyIdIn(secret, matching),
    // Groups are written in Base64, whose last letters are not the secret's.
    lastFour: lastFourIn(field(finding, 'match_content').value),
    state: stateOf(finding),
    foundAt,
    seenAt,
    address: addressOf(finding),
  });
}

/** `reject` is how a person marks a false positive; a finding of which some matches are rejected is still open. */
function stateOf(finding: Cursor): FindingRecord['state'] {
  const statuses = [...textsIn(finding, 'statuses'), ...textsIn(finding, 'status')];
  return statuses.length > 0 && statuses.every((status) => /^reject/i.test(status)) ? 'suppressed' : 'open';
}

const nowhere = { place: { repository: null, file: null, line: null, commit: null }, foundAt: undefined };

/** A match may have several origins: the file itself, and the commit that brought it. */
function placeOf(match: Cursor): { readonly place: Place; readonly foundAt: string | undefined } {
  const origins = items(field(match, 'provenance'));
  const file = origins.find((origin) => textIn(origin, 'kind') === 'file');
  const repository = origins.find((origin) => textIn(origin, 'kind') === 'git_repo');
  const commit =
    repository === undefined ? undefined : (firstThere(repository, ['first_commit', 'commit_provenance']) ?? undefined);
  const metadata = commit === undefined ? undefined : field(commit, 'commit_metadata');
  const written = metadata === undefined ? null : textIn(metadata, 'author_timestamp');
  return {
    place: {
      repository: repository === undefined ? null : textIn(repository, 'repo_path'),
      file:
        (commit === undefined ? null : textIn(commit, 'blob_path')) ??
        (file === undefined ? null : textIn(file, 'path')) ??
        blobOf(match),
      line: wordsIn(fieldAt(match, 'location', 'source_span', 'start', 'line').value),
      commit: metadata === undefined ? null : textIn(metadata, 'commit_id'),
    },
    foundAt: written === null ? undefined : fromGit(written),
  };
}

function firstThere(cursor: Cursor, keys: readonly string[]): Cursor | null {
  for (const key of keys) {
    const found = field(cursor, key);
    if (found.value !== undefined && found.value !== null) return found;
  }
  return null;
}

function blobOf(match: Cursor): string | null {
  const blob = textIn(match, 'blob_id');
  return blob === null ? null : `blob ${blob.slice(0, 12)}`;
}

/** `1685495256 +0000`: seconds, and a zone that does not move them. */
function fromGit(text: string): string {
  const seconds = /^(\d{1,10}) [+-]\d{4}$/.exec(text)?.[1];
  return seconds === undefined ? text : new Date(Number(seconds) * 1000).toISOString();
}
