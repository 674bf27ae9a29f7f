// The secret scanners whose reports can be read.
import type { SourceKind } from '../source-kind.ts';
import { detectSecretsBaseline } from './detect-secrets.ts';
import { apart } from './finding.ts';
import { ggshieldReport } from './ggshield.ts';
import { gitleaksReport } from './gitleaks.ts';
import { noseyParkerReport } from './noseyparker.ts';
import { secretScanSarif } from './sarif.ts';
import { trufflehogReport } from './trufflehog.ts';
import { trufflehog3Report } from './trufflehog3.ts';
import { unattributedReport } from './unattributed.ts';

const scanners: readonly SourceKind[] = [
  gitleaksReport,
  trufflehogReport,
  trufflehog3Report,
  detectSecretsBaseline,
  ggshieldReport,
  noseyParkerReport,
  secretScanSarif,
  unattributedReport,
];

export const secretScanKinds: readonly SourceKind[] = scanners.map((scanner) => ({
  ...scanner,
  read: (files, context) => apart(scanner.read(files, context)),
}));
