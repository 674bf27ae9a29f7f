// A person's own copy of what they signed off: one page of PDF, signed with the key that signed the decisions. It changes
// nothing in the workspace, and can be made again.
import { hash } from 'node:crypto';
import { CountersignError } from '../../../shared/errors.ts';
import { partyNames } from '../engagement/operating-model.ts';
import { requireCampaign } from '../review/campaign.ts';
import { requireSignOff } from '../review/sign-off-record.ts';
import { requireOutputPath, writeOutputFile } from '../workspace/output-file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { requireIssuer, unlock } from './issuer.ts';
import { renderReceipt } from './pdf/receipt-page.ts';
import { signPdf } from './pdf/sign.ts';

/**
 * Only whoever signed off gets a receipt of it. Throws NOT_FOUND, NOT_THE_REVIEWER, PROVIDER_MAY_NOT_DECIDE,
 * PERSON_INACTIVE, KEY_MISSING, PASSPHRASE_WRONG, FILE_UNWRITABLE, DISK_FULL.
 */
export async function issueReceipt(
  workspace: Workspace,
  input: { readonly signOff: string; readonly passphrase: string; readonly out: string; readonly as: string },
): Promise<{ file: string; sha256: string }> {
  const { read, clock } = workspace;
  const person = requireIssuer(read, input.as);
  const signOff = requireSignOff(read, input.signOff);
  if (signOff.person !== person.id) {
    throw new CountersignError(
      'NOT_THE_REVIEWER',
      `This was signed by ${signOff.name}: ${person.name} can't have a receipt of it.`,
      { signOff: signOff.id },
    );
  }
  const file = await requireOutputPath(input.out);
  const signer = await unlock(workspace, person, input.passphrase);
  try {
    const campaign = requireCampaign(read, signOff.campaign);
    const unsigned = await renderReceipt({
      ...partyNames(read),
      campaign: campaign.name,
      title: person.title,
      signOff,
    });
    const content = await signPdf(unsigned, signer, {
      name: person.name,
      reason: `Receipt of the sign-off in ${campaign.name}`,
      at: clock(),
    });
    await writeOutputFile(file, content);
    return { file, sha256: hash('sha256', content, 'hex') };
  } finally {
    signer.dispose();
  }
}
