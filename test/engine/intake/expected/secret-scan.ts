// Reports of secret scanners. Whoever collected two of them cut private keys out and left them as no valid JSON.
import { type ExpectedSample, expected } from './expected-sample.ts';

const found = (path: string, kind: string, findings: number, why?: string) =>
  expected(`secret-scan/${path}`, kind, [0, 0, 0, findings, 0], why === undefined ? {} : { why });
const nobodys = (path: string, why: string) => expected(`secret-scan/${path}`, null, [0, 0, 0, 0, 0], { why });

export const secretScan: readonly ExpectedSample[] = [
  found('detect-secrets/many_findings.json', 'detect-secrets.baseline', 4),
  found('ggshield/many_findings.json', 'ggshield.report', 2, 'total_incidents: 2 in 4 scans'),
  found('ggshield/no_finding.json', 'ggshield.report', 0),
  found('github-alerts/github_secrets_detection_report_invalid.json', 'unattributed.empty-report', 0, '{} and no tool'),
  found('github-alerts/github_secrets_detection_report_many_vul.json', 'github.secret-scanning-alerts', 3),
  found('gitleaks/issue4336.json', 'gitleaks.report', 1),
  found('gitleaks/no_findings.json', 'gitleaks.report', 0, 'null, in a folder named for the tool'),
  found('gitleaks/redacted_data_many.json', 'gitleaks.report', 6),
  expected('secret-scan/gitleaks/version_7.5.0.json', 'gitleaks.report', [0, 0, 0, 0, 0], {
    rejected: 1,
    partial: true,
    why: 'a control character in line 35',
  }),
  expected('secret-scan/gitleaks-upstream/baseline.csv', 'gitleaks.report', [0, 0, 0, 0, 0], {
    rejected: 1,
    why: 'its one row has 15 cells under 14 columns',
  }),
  found('gitleaks-upstream/baseline.sarif', 'secret-scan.sarif', 0, 'no runs, in a folder named for the tool'),
  found('gitleaks-upstream/csv_simple.csv', 'gitleaks.report', 1),
  found('gitleaks-upstream/json_simple.json', 'gitleaks.report', 1),
  found('gitleaks-upstream/sarif_simple.sarif', 'secret-scan.sarif', 1),
  found('gitleaks-upstream/template_jsonextra.json', 'gitleaks.report', 1),
  nobodys('gitleaks-upstream/template_markdown.md', 'a table in Markdown, of a template that somebody wrote'),
  nobodys('noseyparker/empty_with_error.json', 'what yarn audit writes when it fails'),
  found('noseyparker/noseyparker_many_vul.jsonl', 'noseyparker.report', 5),
  found('noseyparker/noseyparker_one_vul.jsonl', 'noseyparker.report', 1),
  found('noseyparker/noseyparker_zero_vul.jsonl', 'noseyparker.report', 0, '{}, in a file named for the tool'),
  expected('secret-scan/sarif/gitleaks_7.5.0.sarif', 'secret-scan.sarif', [0, 0, 0, 0, 0], {
    rejected: 1,
    partial: true,
    why: 'a control character in line 231',
  }),
  found('trufflehog/v3_git.json', 'trufflehog.report', 4, '4 lines, the last without a line feed'),
  found('trufflehog3/issue_6999.json', 'trufflehog3.report', 1),
  found('trufflehog3/many_vulns_current.json', 'trufflehog3.report', 4),
  found('trufflehog3/many_vulns_legacy.json', 'trufflehog3.report', 32),
];
