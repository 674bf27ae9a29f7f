// Documents that nobody signs: OSCAL, and the tables as CSV or Parquet. By themselves they prove nothing, and that is said;
// beside a pack or a workspace they are written again from its sealed state and compared byte for byte.
import type { CheckLine } from '../../../shared/contract/method.ts';
import { renderDataset } from '../report/dataset/render.ts';
import { renderAssessmentResults } from '../report/oscal/assessment-results.ts';
import { renderPoam } from '../report/oscal/poam.ts';
import type { SealedState } from '../review/sealed-state.ts';
import { failed, held, notCheckable } from './lines.ts';
import { readSealedState } from './sealed-state.ts';
import { vouchedLine, type Witness } from './witness.ts';

const noSignature =
  'Nobody signs this kind of document. Only the audit pack or the workspace that it came from can vouch for it: give one of them.';

export async function verifyOscal(content: Buffer, subject: string, witness: Witness | null): Promise<CheckLine[]> {
  const text = content.toString('utf8');
  const kind = text.includes('"assessment-results"') ? 'assessment-results' : 'plan-of-action-and-milestones';
  const what = notCheckable('form', subject, `It is an OSCAL document (${kind}), not signed.`);
  if (witness === null) return [what, notCheckable('signature', subject, noSignature)];
  const render = kind === 'assessment-results' ? renderAssessmentResults : renderPoam;
  return [what, ...(await compared(witness, content, subject, async (state) => render(state, false)))];
}

export async function verifyTables(
  content: Buffer,
  names: readonly string[],
  subject: string,
  witness: Witness | null,
): Promise<CheckLine[]> {
  const form = names.some((name) => name.endsWith('.parquet')) ? 'parquet' : 'csv';
  const what = notCheckable('form', subject, `It holds the report’s tables (${form}), not signed.`);
  if (witness === null) return [what, notCheckable('signature', subject, noSignature)];
  return [what, ...(await compared(witness, content, subject, (state) => renderDataset(state, form, false)))];
}

/** Named by the ledger, or the same as what this version writes from the sealed state. */
async function compared(
  witness: Witness,
  content: Buffer,
  subject: string,
  render: (state: SealedState) => Promise<Buffer>,
): Promise<CheckLine[]> {
  const vouched = vouchedLine(witness, content, subject);
  if (vouched.verdict === 'held' || witness.line.verdict === 'failed') return [witness.line, vouched];
  for (const bytes of witness.states.values()) {
    const { state, digest } = readSealedState(bytes, subject);
    if (state === null) continue;
    // Its form was checked just now, by what every version of it has.
    const written = await render(state as unknown as SealedState);
    if (written.equals(content))
      return [
        witness.line,
        held('vouched', subject, `It is what the sealed state of ${witness.name} says: SHA-256 ${digest}.`),
      ];
  }
  return [
    witness.line,
    failed(
      'vouched',
      subject,
      `It is not what this version of Countersign writes from any sealed state of ${witness.name}, and its ledger does not name it.`,
    ),
  ];
}
