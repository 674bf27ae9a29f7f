// report.* and verify.file
import type { Handlers } from '../../../shared/contract.ts';
import { addReportTimestamp, countersignReport, requestTimestamp } from '../report/countersign.ts';
import { issueDecision } from '../report/decision/issue.ts';
import { issueReport } from '../report/issue.ts';
import { listReports } from '../report/issued.ts';
import { previewReport } from '../report/preview.ts';
import { verifyFile } from '../verify/verify-file.ts';
import { actorOf } from './actor.ts';
import type { Desk } from './desk.ts';
import { reviewServices } from './judgement.ts';

type ReportHandlers = Pick<Handlers, Extract<keyof Handlers, `report.${string}` | `verify.${string}`>>;

export function reportHandlers(desk: Desk): ReportHandlers {
  return {
    'report.preview': ({ campaign }) => previewReport(desk.read(), desk.clock, reviewServices, campaign),
    'report.issue': (input, { signal, progress }) =>
      issueReport(desk.workspace(), reviewServices, input, { signal, progress }),
    'report.decision': (input) => issueDecision(desk.workspace(), reviewServices, input),
    'report.countersign': (input) => countersignReport(desk.workspace(), input),
    'report.timestampRequest': ({ path, out }) => requestTimestamp(path, out),
    'report.timestampAdd': (input) => addReportTimestamp(desk.workspace(), input, actorOf(desk.read(), input.as)),
    'report.list': () => listReports(desk.read()),
    'verify.file': ({ path, ...given }) => verifyFile(path, given),
  };
}
