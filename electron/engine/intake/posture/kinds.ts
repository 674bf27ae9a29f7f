// The posture tools whose reports can be read.
import type { SourceKind } from '../source-kind.ts';
import { kubeAuditReport, kubeBenchReport, kubeHunterReport } from './kubernetes-scanners.ts';
import { kubescapeResults } from './kubescape.ts';
import { ocsfEvents } from './ocsf.ts';
import { prowlerReport } from './prowler.ts';
import { scoutSuiteResults } from './scoutsuite.ts';
import { cloudSploitReport, defenderRecommendations, orcaAlerts, scubaGearTable } from './tables.ts';
import { trivyOperatorReport, trivyReport } from './trivy.ts';
import { wizIssues, wizVulnerabilities } from './wiz.ts';

export const postureKinds: readonly SourceKind[] = [
  prowlerReport,
  ocsfEvents,
  scoutSuiteResults,
  kubescapeResults,
  kubeBenchReport,
  kubeHunterReport,
  kubeAuditReport,
  trivyReport,
  trivyOperatorReport,
  wizIssues,
  wizVulnerabilities,
  orcaAlerts,
  cloudSploitReport,
  defenderRecommendations,
  scubaGearTable,
];
