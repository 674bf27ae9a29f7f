// workspace.* and overview.read
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { WorkspaceSummary } from '../../../shared/contract/workspace.ts';
import type { CallContext, Handlers, MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { assess } from '../controls/assess.ts';
import { changeEngagement, createEngagement } from '../engagement/operating-model.ts';
import { withStandardTerms } from '../engagement/standard-terms.ts';
import { reviewFacts } from '../review/review-facts.ts';
import { customer as sampleCustomer, samplePassphrase } from '../sample/engagement.ts';
import { prepareSample, sampleFile, storyClock } from '../sample/run.ts';
import type { Engine, EngineOptions } from '../serve.ts';
import { backupWorkspace } from '../workspace/backup.ts';
import { workspaceName } from '../workspace/naming.ts';
import { createWorkspace, openWorkspace } from '../workspace/open.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Desk } from './desk.ts';
import { readOverview } from './overview.ts';

type WorkspaceHandlers = Pick<Handlers, Extract<keyof Handlers, `workspace.${string}`> | 'overview.read'>;

/** `another` makes a second engine, for the sample's story with its own clock. */
export function workspaceHandlers(desk: Desk, another: (options: EngineOptions) => Engine): WorkspaceHandlers {
  return {
    'workspace.create': async ({ file, customer, provider, model }) => {
      const workspace = await desk.put(() => createWorkspace(file, atDesk(desk)));
      const { document } = await createEngagement(workspace, { customer, provider, model });
      await changeEngagement(workspace, {
        document: withStandardTerms(document, { customer, provider }, desk.today()),
        reason: 'Standard terms of a new workspace: one year, by role. To be checked by the customer',
        as: null,
      });
      return summaryOf(workspace);
    },
    'workspace.open': async ({ file }) => {
      const workspace = await desk.put(() => openWorkspace(file, atDesk(desk)));
      await assessWhatIsNew(workspace);
      return summaryOf(workspace);
    },
    'workspace.openSample': async ({ folder }, context) => {
      const file = join(folder, sampleFile);
      if (!(await exists(file))) await makeSample(folder, desk, another, context);
      const workspace = await desk.put(() => openWorkspace(file, atDesk(desk)));
      return { ...summaryOf(workspace), passphrase: samplePassphrase };
    },
    'workspace.close': async () => {
      await desk.close();
      return null;
    },
    'workspace.current': () => {
      const workspace = desk.current();
      return workspace === null ? null : summaryOf(workspace);
    },
    'workspace.backup': async ({ file }) => {
      await backupWorkspace(desk.workspace(), file);
      return { file };
    },
    'overview.read': ({ person }) => readOverview(desk, summaryOf(desk.workspace()), person),
  };
}

function atDesk({ clock, acting }: Desk) {
  return { clock, authentication: acting.authenticationOf };
}

/** Made beside its place and moved there when it is whole, so that a cancelled start leaves no half sample. */
async function makeSample(
  folder: string,
  desk: Desk,
  another: (options: EngineOptions) => Engine,
  { signal, progress }: CallContext,
): Promise<void> {
  const today = desk.clock();
  const clock = storyClock(new Date(today.getTime() - 200 * 86_400_000));
  const engine = another({ clock: clock.now });
  const making = join(folder, 'sample-in-the-making');
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const quiet: CallContext = { signal, progress: () => undefined };
  try {
    await prepareSample({
      // the engine answers in the shape of the method's own schema
      call: <M extends MethodName>(method: M, input: MethodInput<M>) => {
        if (signal.aborted) throw new CountersignError('CANCELLED', 'Making the sample was cancelled.');
        return engine.dispatch(method, input, quiet) as Promise<MethodOutput<M>>;
      },
      clock,
      folder: making,
      today,
      tell: (line) => progress(0, 0, line.trim()),
      progress: (done, total, label) => progress(done, total, label),
    });
    await engine.close();
    for (const made of await readdir(making)) await rename(join(making, made), join(folder, made));
  } finally {
    await engine.close();
    await rm(making, { recursive: true, force: true });
  }
}

/** An import that was cut off before its evidence was judged is made whole here. */
async function assessWhatIsNew(workspace: Workspace): Promise<void> {
  const seen = workspace.read
    .prepare<[], { newest: number; judged: number }>(
      `select (select coalesce(max(ordinal), 0) from bundle) as newest,
         (select coalesce(max(bundle), 0) from assessment) as judged`,
    )
    .get();
  if (seen === undefined || seen.newest === seen.judged) return;
  await workspace.write((transaction) => assess(transaction, reviewFacts(transaction.db, transaction.clock)));
}

function summaryOf(workspace: Workspace): WorkspaceSummary {
  const name = workspaceName(workspace.read);
  return {
    id: workspace.id,
    file: workspace.file,
    customer: name?.customer ?? 'Unnamed',
    provider: name?.provider ?? 'Unnamed',
    model: name?.model ?? 'managed',
    createdAt: createdAt(workspace.read),
    sample: name?.customer === sampleCustomer && workspace.file.endsWith(sampleFile),
  };
}

function createdAt(db: Database): string {
  return db.prepare<[], { at: string }>('select at from ledger_entry order by entry_index limit 1').get()?.at ?? '';
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
