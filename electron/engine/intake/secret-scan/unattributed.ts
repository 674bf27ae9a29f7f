// A file that holds `null`, `[]` or `{}` and nothing else, under a name that names no tool. Some tool ran and found
// nothing, but which one nobody can tell, so it shows the absence of nothing.
import type { SourceKind } from '../source-kind.ts';
import { isEmptyReport } from './finding.ts';

export const unattributedReport: SourceKind = {
  kind: 'unattributed.empty-report',
  title: 'Empty report of a tool that is not named',
  formats: ['json'],
  provides: [],
  cannotKnow: ['identity', 'credential', 'entitlement', 'finding', 'action'].map((fact) => ({
    fact,
    reason: 'An empty report that does not name its tool says nothing.',
  })),
  // Below every kind that knows the file by its name.
  sniff: (head) => (isEmptyReport(head) ? 0.51 : 0),
  secrets: { field: () => null, places: () => [] },
  *read(files) {
    for (const { path } of files)
      yield {
        type: 'remark',
        remark: 'note',
        detail: `${path} is an empty report, and neither it nor its name says of which tool: it proves nothing. Import it with its kind (such as --kind gitleaks.report), name the kind in the bundle’s declaration, or put the tool’s name into the file’s.`,
        address: { file: path, line: null, pointer: '' },
      };
  },
};
