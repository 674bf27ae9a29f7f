// What a bundle declares in rows against what is in it. Counting means reading every record, so the bundle is taken into an
// empty workspace that is thrown away: the figures are those that an import would give.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport, SourceReport } from '../../../shared/contract/evidence.ts';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { ReadBundle } from '../bundle/read.ts';
import { hasShortfall } from '../inventory/bundles.ts';
import { importEvidence } from '../inventory/import.ts';
import { createWorkspace } from '../workspace/open.ts';
import { failed, held, notCheckable } from './lines.ts';

/** Beyond this, reading takes minutes; an import counts it then. */
const mostBytes = 256 * 1024 ** 2;

export async function totalsLines(path: string, bundle: ReadBundle, subject: string): Promise<CheckLine[]> {
  const check = 'declared-totals';
  const size = bundle.files.reduce((sum, file) => sum + file.size, 0);
  if (size > mostBytes) {
    return [notCheckable(check, subject, `${size} bytes are too many to be counted here; the import counts them.`)];
  }
  try {
    const { sources } = await imported(path);
    return sources.map(totalsLine);
  } catch (cause) {
    if (!(cause instanceof CountersignError) || cause.code === 'DISK_FULL') throw cause;
    return [notCheckable(check, subject, `The rows could not be counted: ${cause.message}`)];
  }
}

async function imported(path: string): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-verify-'));
  try {
    const workspace = await createWorkspace(join(folder, 'counted.countersign'));
    try {
      return await importEvidence(workspace, {
        path,
        kind: null,
        system: null,
        acceptUntrusted: true,
        as: { person: null, party: 'operator' },
      });
    } finally {
      await workspace.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const totals = ['identities', 'credentials', 'entitlements', 'findings', 'actions'] as const;

function totalsLine(source: SourceReport): CheckLine {
  const check = 'declared-totals';
  const declared = totals.filter((name) => source.declared[name] !== null);
  if (declared.length === 0) {
    return notCheckable(check, source.id, 'The declaration gives no counts for this source.');
  }
  const figures = declared.map((name) => `${source.imported[name]} of ${source.declared[name]} ${name}`).join(', ');
  const unread = source.rejected === 0 ? '' : ` ${source.rejected} rows could not be read.`;
  const detail = `Found against declared: ${figures}.${unread}${source.partial ? ' The source says that it is not everything.' : ''}`;
  return hasShortfall(source) ? failed(check, source.id, detail) : held(check, source.id, detail);
}
