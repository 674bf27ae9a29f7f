// How a verification is printed: one line for each thing checked, then what it comes to. A failed line makes exit code 1.
import type { Verification } from '../../shared/contract/report.ts';
import { verificationText } from '../../shared/verification-words.ts';
import { type Output, wrapped } from './output.ts';

export function printVerification(output: Output, ...verifications: Verification[]): void {
  const [only] = verifications;
  const document = verifications.length === 1 && only !== undefined ? only : verifications;
  output.result(document, () => verifications.map((each) => verificationText(each, wrapped)).join('\n\n'));
  if (verifications.some((verification) => verification.verdict !== 'held')) process.exitCode = 1;
}
