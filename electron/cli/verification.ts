// How a verification is printed: one line for each thing checked, then what it comes to. A failed line makes exit code 1.
import type { Verification } from '../../shared/contract/report.ts';
import type { CheckVerdict } from '../../shared/words.ts';
import { type Output, wrapped } from './output.ts';

const words: Readonly<Record<CheckVerdict, string>> = { held: 'held  ', failed: 'FAILED', 'not-checkable': '?     ' };

export function printVerification(output: Output, ...verifications: Verification[]): void {
  const [only] = verifications;
  const document = verifications.length === 1 && only !== undefined ? only : verifications;
  output.result(document, () => verifications.map(text).join('\n\n'));
  if (verifications.some((verification) => verification.verdict !== 'held')) process.exitCode = 1;
}

function text({ file, kind, lines, summary }: Verification): string {
  return [
    `${file} (${kind})`,
    ...lines.map((line) => wrapped(`  ${words[line.verdict]}  ${line.check}: ${line.detail}`)),
    wrapped(summary),
  ].join('\n');
}
