// GitGuardian's ggshield: scans that hold scans or entities (files), and incidents in these, of one secret each. It asks
// GitGuardian whether a secret is valid, and masks what it prints unless it is told otherwise.
import { addressOf, type Cursor, field, items, rootOf, textIn } from '../cursor.ts';
import { isObject } from '../json.ts';
import type { FindingRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { isSecretName } from '../withhold.ts';
import { exposedSecret, firstIn, hasKeys, keyIdIn, lastFourIn, unknownToScanner, wordsIn } from './finding.ts';

export const ggshieldReport: SourceKind = {
  kind: 'ggshield.report',
  title: 'ggshield report of secrets',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    ...unknownToScanner('ggshield'),
    {
      fact: 'finding.state',
      reason: 'ggshield can check only some sorts of secrets; one without a checker counts as open.',
    },
  ],
  sniff(head) {
    if (!/^\s*\{/.test(head)) return 0;
    if (hasKeys(head, 'entities_with_incidents')) return 0.97;
    return hasKeys(head, 'total_incidents', 'total_occurrences') ? 0.95 : 0;
  },
  secrets: { field: (name) => (name === 'match' || isSecretName(name) ? 'secret' : null), places: () => [] },
  *read(files, context) {
    for (const file of files) {
      if (file.format !== 'json') continue;
      for (const document of file.documents) {
        const root = rootOf(document);
        if (isObject(root.value)) yield* scanRecords(root, { scan: null, foundAt: null, seenAt: context.extractedAt });
        else yield { type: 'rejected', address: addressOf(root), reason: 'A ggshield report is an object.' };
      }
    }
  },
};

interface Scan {
  /** The commit, where a commit was scanned. */
  readonly scan: string | null;
  readonly foundAt: string | null;
  readonly seenAt: string | null;
}

function* scanRecords(cursor: Cursor, around: Scan): Generator<IntakeRecord, void, undefined> {
  const isCommit = textIn(cursor, 'type') === 'commit';
  const date = textIn(field(cursor, 'extra_info'), 'date');
  const scan: Scan = {
    scan: isCommit ? textIn(cursor, 'id') : around.scan,
    foundAt: date === null ? around.foundAt : gitDate(date),
    seenAt: around.seenAt,
  };
  for (const entity of items(field(cursor, 'entities_with_incidents'))) {
    for (const incident of items(field(entity, 'incidents'))) yield incidentRecord(incident, entity, scan);
  }
  for (const inner of items(field(cursor, 'scans'))) yield* scanRecords(inner, scan);
}

function incidentRecord(incident: Cursor, entity: Cursor, scan: Scan): IntakeRecord {
  const type = textIn(incident, 'type') ?? textIn(incident, 'detector');
  const file = textIn(entity, 'filename');
  if (type === null || file === null)
    return { type: 'rejected', address: addressOf(incident), reason: 'The incident has no type or its file no name.' };
  const first = firstIn(incident, 'occurrences');
  const validity = textIn(incident, 'validity');
  const id = textIn(incident, 'ignore_sha');
  return exposedSecret({
    tool: 'ggshield',
    rule: type,
    title: validity === null ? null : `${type} in ${file} (${validityInWords(validity)})`,
    nativeId: id === null ? null : [id, file, ...(scan.scan === null ? [] : [scan.scan])].join(':'),
    place: { repository: null, file, line: wordsIn(field(first, 'line_start').value), commit: scan.scan },
    identityHint: keyIdIn(field(first, 'match').value),
    lastFour: lastFourIn(field(first, 'match').value),
    state: stateOf(incident, validity),
    foundAt: scan.foundAt ?? undefined,
    seenAt: scan.seenAt,
    address: addressOf(incident),
  });
}

/** An invalid secret no longer works; an ignored one is hidden by somebody, which settles nothing while it works. */
function stateOf(incident: Cursor, validity: string | null): FindingRecord['state'] {
  if (validity === 'invalid') return 'resolved';
  const ignored =
    textIn(incident, 'ignore_reason') ?? (isObject(field(incident, 'ignore_reason').value) ? 'yes' : null);
  return ignored !== null && validity !== 'valid' ? 'suppressed' : 'open';
}

function validityInWords(validity: string): string {
  switch (validity) {
    case 'valid':
      return 'valid: it works';
    case 'invalid':
      return 'invalid: it no longer works';
    default:
      return `validity ${validity.replaceAll('_', ' ')}`;
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sat Mar 13 17:42:00 2021 +0530`, as git prints dates. */
function gitDate(text: string): string | null {
  const match = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4}) ([+-]\d{4})$/.exec(text.trim());
  if (match === null) return timeOrNull(text);
  const [, month = '', day = '', time = '', year = '', zone = ''] = match;
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  return timeOrNull(`${year}-${number}-${day.padStart(2, '0')}T${time}${zone}`);
}
