// The command line's way to the engine: the same contract as the window, over a direct pair in one process.

import { createCaller, directPair, serveCalls } from '../../shared/channel.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract.ts';
import { CountersignError } from '../../shared/errors.ts';
import { createEngine } from '../engine/serve.ts';
import { createOutput, type Output } from './output.ts';
import { readPassphrase } from './passphrase.ts';

export interface Session {
  readonly output: Output;
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  close(): Promise<void>;
}

/** Options that every command shares. */
export interface CommonOptions {
  readonly workspace?: string;
  readonly json?: boolean;
}

export function createSession(options: CommonOptions): Session {
  const output = createOutput(options.json === true);
  const engine = createEngine();
  const [near, far] = directPair();
  serveCalls(far, engine.dispatch);
  const ask = createCaller(near);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  return {
    output,
    // the engine has checked the answer against this method's schema
    call: <M extends MethodName>(method: M, input: MethodInput<M>) =>
      ask(method, input, {
        signal: stopping.signal,
        onProgress: ({ done, total, label }) => output.progress(done, total, label),
      }).finally(output.endProgress) as Promise<MethodOutput<M>>,
    async close() {
      process.removeListener('SIGINT', stop);
      await engine.close();
      near.close();
    },
  };
}

/** Runs `work` in the workspace that --workspace (or COUNTERSIGN_WORKSPACE) names. */
export async function inWorkspace<T>(options: CommonOptions, work: (session: Session) => Promise<T>): Promise<T> {
  const file = options.workspace ?? process.env.COUNTERSIGN_WORKSPACE;
  if (file === undefined) {
    throw new CountersignError(
      'INPUT_INVALID',
      'Say which workspace: --workspace FILE.countersign (or set COUNTERSIGN_WORKSPACE).',
    );
  }
  return withoutWorkspace(options, async (session) => {
    await session.call('workspace.open', { file });
    return work(session);
  });
}

export async function withoutWorkspace<T>(options: CommonOptions, work: (session: Session) => Promise<T>): Promise<T> {
  const session = createSession(options);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** A person by id, e-mail or name, as the workspace knows them. */
export async function findPerson(session: Session, said: string): Promise<string> {
  const persons = await session.call('person.list', {});
  const wanted = said.toLowerCase();
  const found = persons.filter(
    (person) => person.id === said || person.email.toLowerCase() === wanted || person.name.toLowerCase() === wanted,
  );
  const [only, another] = found;
  if (only === undefined) {
    throw new CountersignError('NOT_FOUND', `No person "${said}" in this workspace. See: countersign person list`, {
      person: said,
    });
  }
  if (another !== undefined) {
    throw new CountersignError(
      'INPUT_INVALID',
      `"${said}" is the name of ${found.length} persons; use the id or the e-mail.`,
      { person: said },
    );
  }
  return only.id;
}

/**
 * The person's id, and where a passphrase file is given, a check that it opens their key: what they do then stands in the
 * ledger as done with their key, and otherwise as done by somebody who named them. Throws KEY_MISSING, PASSPHRASE_WRONG.
 */
export async function provePerson(session: Session, said: string, passphraseFile: string | undefined): Promise<string> {
  const person = await findPerson(session, said);
  if (passphraseFile === undefined) return person;
  const passphrase = await readPassphrase(passphraseFile, '');
  await session.call('session.unlock', { person, passphrase });
  return person;
}

export async function findPersonIfSaid(session: Session, said: string | undefined): Promise<string | null> {
  return said === undefined ? null : findPerson(session, said);
}

/** A bundle by id or name; of two that have one name the newest. */
export async function findBundle(session: Session, said: string): Promise<string> {
  const bundles = await session.call('evidence.bundles', {});
  const found = bundles.find((bundle) => bundle.id === said || bundle.name === said);
  if (found !== undefined) return found.id;
  throw new CountersignError('NOT_FOUND', `No bundle "${said}" in this workspace. See: countersign evidence`, {
    bundle: said,
  });
}

/** A campaign by id or name; the newest one when nothing is said. */
export async function findCampaign(session: Session, said: string | undefined): Promise<string> {
  const campaigns = await session.call('campaign.list', {});
  const found =
    said === undefined
      ? [...campaigns].sort((a, b) => b.openedAt.localeCompare(a.openedAt))[0]
      : campaigns.find((campaign) => campaign.id === said || campaign.name === said);
  if (found === undefined) {
    throw new CountersignError(
      'NOT_FOUND',
      said === undefined ? 'No campaign has been opened yet.' : `No campaign "${said}" in this workspace.`,
    );
  }
  return found.id;
}

/** A review item by id, or by its reference (`NT-014`) in the one open campaign that has it, else in the newest. */
export async function findItem(session: Session, said: string): Promise<string> {
  if (/^[0-9a-f]{8}-/.test(said)) return said;
  const campaigns = [...(await session.call('campaign.list', {}))].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
  const wanted = said.toUpperCase();
  const found: { readonly id: string; readonly campaign: string; readonly open: boolean }[] = [];
  for (const campaign of campaigns) {
    const {
      items: [item],
    } = await session.call('review.find', { campaign: campaign.id, references: [wanted] });
    if (item !== undefined) found.push({ id: item.id, campaign: campaign.name, open: campaign.state === 'open' });
  }
  const open = found.filter((candidate) => candidate.open);
  const [only, another] = open.length > 0 ? open : found.slice(0, 1);
  if (only === undefined)
    throw new CountersignError('NOT_FOUND', `No review item "${said}". See: countersign campaign items`, {
      item: said,
    });
  if (another !== undefined)
    throw new CountersignError(
      'INPUT_INVALID',
      `${said} is in ${open.map(({ campaign }) => `"${campaign}"`).join(' and ')}; give its id instead (countersign campaign items --json).`,
      { item: said },
    );
  return only.id;
}
