// What a check said, kept as a file: as text to read, or as JSON for a program.
import { resolve } from 'node:path';
import type { Verification } from '../../../shared/contract/report.ts';
import { verificationText } from '../../../shared/verification-words.ts';
import { writeOutputFile } from '../workspace/output-file.ts';

/** Throws FILE_UNWRITABLE, DISK_FULL. */
export async function saveVerifications(
  verifications: readonly Verification[],
  form: 'text' | 'json',
  out: string,
): Promise<{ file: string }> {
  const content =
    form === 'json'
      ? JSON.stringify(verifications, null, 2)
      : verifications.map((verification) => verificationText(verification)).join('\n\n');
  await writeOutputFile(out, `${content}\n`);
  return { file: resolve(out) };
}
