// What a check says, as text for people: the lines by verdict, and for each failure what it means and what to do.
import type { CheckLine } from './contract/method.ts';
import type { Verification } from './contract/report.ts';
import type { CheckVerdict } from './words.ts';

export interface VerificationWords {
  readonly kinds: Readonly<Record<Verification['kind'], string>>;
  readonly askAgain: string;
  /** By the check that failed. */
  readonly afterFailure: Readonly<Record<string, string>>;
  /** By the check that could not be made. */
  readonly toCheckIt: Readonly<Record<string, string>>;
}

/** What a record says, whoever reads it: saved texts and the command line speak English. */
export const verificationWords: VerificationWords = {
  kinds: {
    bundle: 'provider’s bundle',
    pdf: 'signed report (PDF)',
    xlsx: 'signed workbook',
    pack: 'audit pack',
    decision: 'one decision',
    instructions: 'list of instructions',
    workspace: 'workspace',
    proof: 'proof of an entry',
    consistency: 'proof that a ledger grew',
    checkpoint: 'checkpoint',
    oscal: 'OSCAL document, not signed',
    tables: 'tables, not signed',
    unknown: 'unknown kind of file',
  },
  askAgain: 'Don’t rely on it. Ask whoever gave it to you for the file again, by another way, and compare.',
  afterFailure: {
    kind: 'Ask what the file is. If it should be a report or bundle, it was damaged on the way: get it again.',
    structure: 'It was changed, cut off or packed anew after it was made. Get it again from whoever issued it.',
    integrity: 'It was changed after it was signed. Get it again from whoever issued it, and tell them.',
    signature: 'Nobody vouches for its content. Ask for the signed one; a draft proves nothing.',
    certificates: 'Something was done to the certificates. Get the file again, and the root by another way.',
    trust: 'It was signed by somebody else than you named. Call who should have signed, and compare fingerprints.',
    completeness: 'A part is missing. Ask for the whole file.',
    freshness:
      'The ledger was cut off, rewritten, or is another one. Ask the customer for an explanation before you go on.',
    edition: 'Ask for the newest edition: this one does not stand any more.',
    'one-state': 'Its parts were put together from different reports. Ask for one that was issued as a whole.',
    'sealed-state': 'The document that everything rests on is not the sealed one. Ask for the report again.',
    ledger: 'Entries were changed, added or taken away. Compare with a checkpoint that you kept, and ask the customer.',
    checkpoint: 'The checkpoint is not of this ledger. Ask the customer for the newest one.',
    'ledger-key': 'It is another ledger than the one you know. Ask the customer.',
    membership: 'The decision is not among those that were sealed. Ask for the audit pack.',
    'decision-entry': 'The ledger recorded another decision. Ask for the audit pack.',
    'sign-off': 'The reviewer did not sign this. Ask the reviewer.',
    evidence: 'The line is not in the evidence as it is said to be. Ask the provider for its own copy.',
    'bundle-manifest':
      'The evidence is not what the provider handed over. Ask the provider for its own copy of the bundle.',
    'bundle-signature': 'The provider’s signature does not stand. Ask the provider for its own copy of the bundle.',
    baseline: 'The population was changed after the review began. Ask the customer for an explanation.',
    state: 'The workspace was changed beside its ledger. Work on from a copy that holds, and find out who had access.',
    witness: 'Give another pack or workspace: this one can’t vouch for anything.',
    vouched: 'It says otherwise than the sealed state. Take the document out of the audit pack instead.',
    root: 'Choose the file that holds the root certificate in PEM form.',
    readable: 'Check that the file is there and that you may read it.',
  },
  toCheckIt: {
    trust: 'Get the root certificate or the fingerprint from the signer by another way, and give it here.',
    'sign-off-trust': 'Get the reviewer’s root certificate by another way, and give it here too.',
    'bundle-trust': 'Get the fingerprint from the provider by another way, and give it here.',
    'ledger-key': 'Compare it with the key in a report that you got before, or give it here.',
    'checkpoint-signature': 'Give the ledger’s key, as a report prints it, as a fingerprint.',
    freshness: 'Give an older checkpoint that you kept, and where asked the audit pack or a proof of consistency.',
    signature: 'Give the audit pack or the workspace that it came from.',
    vouched: 'Give the workspace or audit pack that it came from.',
    evidence: 'Ask for the decision with its evidence files.',
  },
};

/** In the order in which they are shown: what failed first. */
export const verdictGroups: readonly CheckVerdict[] = ['failed', 'not-checkable', 'held'];

/** What to do about a line; null where there is nothing to do. */
export function whatToDo(
  { check, verdict }: Pick<CheckLine, 'check' | 'verdict'>,
  words: VerificationWords = verificationWords,
): string | null {
  if (verdict === 'held') return null;
  return verdict === 'failed' ? (words.afterFailure[check] ?? words.askAgain) : (words.toCheckIt[check] ?? null);
}

/** The whole verdict as lines of text; `fold` breaks long ones. */
export function verificationText(
  { file, kind, lines, summary }: Verification,
  fold: (line: string) => string = (line) => line,
): string {
  return [
    `${file} (${verificationWords.kinds[kind]})`,
    ...lines.flatMap((line) => {
      const todo = line.verdict === 'failed' ? whatToDo(line) : null;
      return [
        fold(`  ${signs[line.verdict]}  ${line.check}: ${line.detail}`),
        ...(todo === null ? [] : [fold(`          What to do: ${todo}`)]),
      ];
    }),
    fold(summary),
  ].join('\n');
}

const signs: Readonly<Record<CheckVerdict, string>> = { held: 'held  ', failed: 'FAILED', 'not-checkable': '?     ' };
