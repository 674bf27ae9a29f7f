// Posture tools. Counted by the tools' own words for the outcome (STATUS, status_code, success ...), each word by itself.
import { type ExpectedSample, expected } from './expected-sample.ts';

const findings = (count: number): readonly [number, number, number, number, number] => [0, 0, 0, count, 0];

export const posture: readonly ExpectedSample[] = [
  expected('posture/azure-defender/zero_vulns.csv', 'azure.defender-recommendations', findings(0)),
  expected('posture/cloudsploit/cloudsploit_many_vul.json', 'cloudsploit.report', findings(5), {
    why: '4 FAIL and 1 WARN; the OK is counted in a note',
  }),
  expected('posture/cloudsploit/cloudsploit_zero_vul.json', 'cloudsploit.report', findings(0), {
    why: 'an empty list: only the name says whose',
  }),
  expected('posture/kubeaudit/kubeaudit.json', 'kubeaudit.report', findings(70), { why: '50 errors, 20 warnings' }),
  expected('posture/kubebench/kube-bench-report-many-vuln.json', 'kube-bench.report', findings(4), {
    why: '4 FAIL, 20 PASS; the totals in the file (1 and 22) are of another run',
  }),
  expected('posture/kubebench/kube-bench-report-zero-vuln.json', 'kube-bench.report', findings(0), { why: '23 PASS' }),
  expected('posture/kubehunter/empty.json', 'kube-hunter.report', findings(0), { why: 'no byte in it' }),
  expected('posture/kubehunter/kubehunter_many_vul.json', 'kube-hunter.report', findings(8)),
  expected('posture/kubehunter/kubehunter_one_vul.json', 'kube-hunter.report', findings(1)),
  expected('posture/kubescape/results.json', 'kubescape.results', findings(0), { why: '20 controls passed' }),
  expected('posture/kubescape/with_a_failure.json', 'kubescape.results', findings(3), { why: '15 others passed' }),
  expected('posture/orca/many_vulns.csv', 'orca.alerts', findings(5), { why: '4 open, 1 closed' }),
  expected('posture/orca/many_vulns.json', 'orca.alerts', findings(5), { why: '4 open, 1 closed' }),
  expected('posture/orca/no_vuln.csv', 'orca.alerts', findings(0)),
  expected('posture/orca/one_vuln.csv', 'orca.alerts', findings(1)),
  expected('posture/prowler-current/example_output_aws.csv', 'prowler.report', findings(2), {
    why: '2 FAIL; 2 MANUAL neither passed nor failed',
  }),
  expected('posture/prowler-current/example_output_azure.csv', 'prowler.report', findings(1), { why: '3 PASS' }),
  expected('posture/prowler-current/example_output_kubernetes.csv', 'prowler.report', findings(3), { why: '1 PASS' }),
  expected('posture/prowler-current/example_output_kubernetes.ocsf.json', 'ocsf.events', findings(5), {
    why: '1 PASS',
  }),
  expected('posture/prowler-v2/many_vuln.json', 'prowler.report', findings(4), { why: '4 FAIL, 1 Pass, 1 Info' }),
  expected('posture/prowler-v2/no_vuln.csv', 'prowler.report', findings(0)),
  expected('posture/prowler-v2/no_vuln.json', 'prowler.report', findings(0), { why: 'no byte in it' }),
  expected('posture/prowler-v2/one_vuln.csv', 'prowler.report', findings(1)),
  expected('posture/prowler-v3/many_vuln.ocsf.json', 'ocsf.events', findings(3), { why: '2 open, 1 suppressed' }),
  expected('posture/prowler-v3/no_vuln.ocsf.json', 'ocsf.events', findings(0), {
    why: 'an empty list: only the name says whose',
  }),
  expected('posture/prowler-v3/one_vuln.json', 'prowler.report', findings(1)),
  expected('posture/prowler-v3/one_vuln.ocsf.json', 'ocsf.events', findings(1)),
  expected('posture/prowler-v3/one_vuln_after_4_5_0.ocsf.json', 'ocsf.events', findings(1)),
  expected('posture/prowler-v5-dd/example_output_aws.csv', 'prowler.report', findings(2), { why: '2 MANUAL' }),
  expected('posture/prowler-v5-dd/example_output_azure.ocsf.json', 'ocsf.events', findings(3)),
  expected('posture/prowler-v5-dd/example_output_gcp.csv', 'prowler.report', findings(3), { why: '1 PASS' }),
  expected('posture/prowler-v5-dd/example_output_kubernetes.csv', 'prowler.report', findings(4)),
  expected('posture/prowler-v5-dd/example_output_kubernetes.ocsf.json', 'ocsf.events', findings(4)),
  expected('posture/prowler-v5-dd/prowler_zero_vul.csv', 'prowler.report', findings(0)),
  expected('posture/prowler-v5-dd/prowler_zero_vul.json', 'prowler.report', findings(0), {
    why: 'an empty list: only the name says whose',
  }),
  expected('posture/scoutsuite/no_vuln.js', 'scoutsuite.results', findings(0), {
    why: '50 rules had nothing to check',
  }),
  expected('posture/scoutsuite/two_findings.js', 'scoutsuite.results', findings(4), {
    why: '2 rules flag 2 buckets each: a finding is of one thing',
  }),
  expected('posture/scubagear/ScubaResults.csv', 'scubagear.results-table', findings(26), {
    why: '14 Fail and 12 Warning; 57 Pass and 9 N/A are counted in notes',
  }),
  expected('posture/trivy/kubernetes.json', 'trivy.report', findings(20), {
    partial: true,
    why: '10 vulnerabilities and 10 misconfigurations, where its summaries count 8 failures twice and list 5',
  }),
  expected('posture/trivy/scheme_2_many_vulns.json', 'trivy.report', findings(5)),
  expected('posture/trivy-operator/configauditreport_many.json', 'trivy-operator.report', findings(13)),
  expected('posture/trivy-operator/configauditreport_missing_checkid.json', 'trivy-operator.report', findings(1), {
    why: 'the check has a title and no id',
  }),
  expected('posture/trivy-operator/configauditreport_no_vuln.json', 'trivy-operator.report', findings(0)),
  expected('posture/trivy-operator/exposedsecretreport_many.json', 'trivy-operator.report', findings(2)),
  expected('posture/trivy-operator/exposedsecretreport_no_vuln.json', 'trivy-operator.report', findings(0)),
  expected('posture/wiz/multiple_findings.csv', 'wiz.issues', findings(98), {
    why: '94 open, 1 in progress, 1 resolved, 2 ignored',
  }),
  expected('posture/wiz/one_finding.csv', 'wiz.issues', findings(1)),
  expected('posture/wiz/sca_format.csv', 'wiz.vulnerabilities', findings(5)),
];
