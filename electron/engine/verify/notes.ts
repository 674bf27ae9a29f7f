// Checkpoints as they come back from outside: saved as a file, copied out of a report, or inside the proof of an entry.
import { readFile } from 'node:fs/promises';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { unreadableFile } from '../bundle/folder.ts';
import { type Checkpoint, isSignedBy, parseCheckpoint, type SignedCheckpoint } from '../ledger/checkpoint.ts';
import { type Bridge, bridges } from './consistency.ts';
import { failed, held, notCheckable } from './lines.ts';

/** The note in a file. Throws FILE_UNREADABLE; whether it is one shows only when it is parsed. */
export async function readNote(path: string): Promise<string> {
  try {
    return asNote(await readFile(path, 'utf8'));
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}

/** A note as it was signed: line ends of other systems, and lines that a report's page has folded, are put right. */
export function asNote(text: string): string {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const carried = plain.trimStart().startsWith('{') ? carriedNote(plain) : null;
  // A report prints a long line folded: what goes on from the line above is indented by four spaces.
  const unfolded = (carried ?? plain).replace(/\n {4}/g, '');
  return `${unfolded.trimEnd()}\n`;
}

/** The keys among what the checker gave as fingerprints: `<origin>+<key id>+<key>`, as a report prints it. */
export function verifierKeys(fingerprints: readonly string[]): string[] {
  return fingerprints
    .map((given) => given.trim())
    .filter((given) => /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/.test(given));
}

/** The key that was given for that ledger, if one was. */
export function keyFor(origin: string, fingerprints: readonly string[]): string | undefined {
  return verifierKeys(fingerprints).find((key) => key.startsWith(`${origin}+`));
}

/** Whether a report's or pack's ledger is the one whose key the checker knows. */
export function ledgerKeyLine(
  ledger: { readonly origin: string; readonly verifierKey: string },
  fingerprints: readonly string[],
  subject: string,
): CheckLine {
  const check = 'ledger-key';
  const given = keyFor(ledger.origin, fingerprints);
  if (given === undefined) {
    return notCheckable(
      check,
      subject,
      `No key of this ledger was given. It says that its key is ${ledger.verifierKey}`,
    );
  }
  return given === ledger.verifierKey.trim()
    ? held(check, subject, `The ledger's key is the one that was given: ${given}`)
    : failed(check, subject, `The ledger's key is ${ledger.verifierKey}, not the one that was given, ${given}`);
}

/** Lines on a file that is one checkpoint and nothing else: its form, its signature, and an older one beside it. */
export function verifyCheckpoint(
  text: string,
  subject: string,
  given: { readonly fingerprints: readonly string[]; readonly older: string | null; readonly bridge?: Bridge | null },
): CheckLine[] {
  const note = parsed(asNote(text));
  if (note === null)
    return [failed('form', subject, 'The checkpoint is malformed: a line of it was changed or is missing.')];
  const root = Buffer.from(note.root).toString('base64');
  if (!note.signatures.some(({ name }) => name === note.origin))
    return [failed('signature', subject, `Nobody signed it under the name of its ledger, ${note.origin}.`)];
  return [
    held('form', subject, `A checkpoint of ${note.origin} over ${note.size} entries with the root ${root}.`),
    signatureLine(note, subject, keyFor(note.origin, given.fingerprints)),
    notCheckable(
      'completeness',
      subject,
      'A checkpoint names the entries but does not hold them. Give it with the workspace or an audit pack to see whether they still begin with these.',
    ),
    olderLine(note, subject, given.older, given.bridge ?? null),
  ];
}

/** What an older checkpoint says against a newer one where the entries between them are not at hand. */
export function olderLine(
  newer: Checkpoint,
  subject: string,
  older: string | null,
  bridge: Bridge | null = null,
): CheckLine {
  const check = 'freshness';
  if (older === null)
    return notCheckable(
      check,
      subject,
      'No older checkpoint was given, so nothing shows whether the ledger was rewritten or cut off.',
    );
  const note = parsed(older);
  if (note === null) return failed(check, subject, 'The older checkpoint that was given is malformed.');
  if (note.origin !== newer.origin) {
    return failed(
      check,
      subject,
      `The checkpoint that was given is of another ledger: ${note.origin}, not ${newer.origin}.`,
    );
  }
  if (note.size > newer.size) {
    return failed(
      check,
      subject,
      `The checkpoint that was given covers ${note.size} entries, this one only ${newer.size}: a later state exists, or entries were taken away.`,
    );
  }
  if (note.size < newer.size) {
    const grew = bridge === null ? null : bridges(bridge, note, newer);
    if (grew === true)
      return held(
        check,
        subject,
        `The proof that was given leads from the ${note.size} entries of the checkpoint to these ${newer.size}: nothing before was rewritten.`,
      );
    if (grew === false)
      return failed(check, subject, 'The proof that was given does not lead from the older checkpoint to this one.');
    return notCheckable(
      check,
      subject,
      `The checkpoint that was given covers the first ${note.size} of ${newer.size} entries; only the workspace, an audit pack or a proof of consistency can show that they are the same.`,
    );
  }
  return Buffer.compare(note.root, newer.root) === 0
    ? held(check, subject, `The checkpoint that was given has the same ${newer.size} entries and the same root.`)
    : failed(
        check,
        subject,
        'The checkpoint that was given has as many entries and another root: one of the two was rewritten.',
      );
}

/** Null where it is malformed. */
export function parsed(note: string): SignedCheckpoint | null {
  try {
    return parseCheckpoint(note);
  } catch (cause) {
    if (cause instanceof CountersignError) return null;
    throw cause;
  }
}

function signatureLine(note: SignedCheckpoint, subject: string, key: string | undefined): CheckLine {
  const check = 'signature';
  if (key === undefined) {
    return notCheckable(
      check,
      subject,
      'No key of this ledger was given. The reports print it; give it as a fingerprint to have the signature checked.',
    );
  }
  return isSigned(note, key)
    ? held(check, subject, `Signed with the key that was given: ${key}`)
    : failed(check, subject, `Not signed with the key that was given: ${key}`);
}

export function isSigned(note: SignedCheckpoint, key: string): boolean {
  try {
    return isSignedBy(note, key);
  } catch (cause) {
    if (cause instanceof CountersignError) return false;
    throw cause;
  }
}

function carriedNote(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' && 'checkpoint' in value && typeof value.checkpoint === 'string'
      ? value.checkpoint
      : null;
  } catch {
    // Not JSON: then it is parsed as a note, and refused as one.
    return null;
  }
}
