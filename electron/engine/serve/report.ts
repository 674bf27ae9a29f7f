// report.* and verify.file
import type { Handlers } from '../../../shared/contract.ts';
import { issueDecision } from '../report/decision/issue.ts';
import { issueReport } from '../report/issue.ts';
import { listReports } from '../report/issued.ts';
import { previewReport } from '../report/preview.ts';
import { saveVerifications } from '../verify/save.ts';
import { verifyFile } from '../verify/verify-file.ts';
import type { Desk } from './desk.ts';
import { reviewServices } from './judgement.ts';

type ReportHandlers = Pick<Handlers, Extract<keyof Handlers, `report.${string}` | `verify.${string}`>>;

export function reportHandlers(desk: Desk): ReportHandlers {
  return {
    'report.preview': ({ campaign }) => previewReport(desk.read(), desk.clock, reviewServices, campaign),
    'report.issue': (input, { signal, progress }) =>
      issueReport(desk.workspace(), reviewServices, input, { signal, progress }),
    'report.decision': (input) => issueDecision(desk.workspace(), reviewServices, input),
    'report.list': () => listReports(desk.read()),
    'verify.file': ({ path, ...given }) => verifyFile(path, given),
    'verify.save': ({ verifications, form, out }) => saveVerifications(verifications, form, out),
  };
}
