// Starts the engine's process with the carrier that this runtime can use. A carrier moves messages and knows how to end
// its process; what the messages mean is the relay's and the engine's business.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Channel } from '../../shared/channel.ts';
import { CountersignError } from '../../shared/errors.ts';
import { startChild } from './engine-child.ts';
import { startUtility } from './engine-utility.ts';

export interface EngineProcess {
  readonly channel: Channel;
  /** Asks it to finish what it writes and leave; ends it after `within` milliseconds. Resolves when it is gone. */
  stop(within: number): Promise<void>;
}

export function startEngine({ packaged }: { readonly packaged: boolean }): EngineProcess {
  const { host, carrier } = packaged ? own : replaced();
  if (carrier === 'utility') return startUtility(host);
  if (packaged)
    throw new CountersignError('RUNTIME_TOO_OLD', 'This build has a runtime that is too old for the engine.');
  return startChild(host, join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin/node'));
}

interface Start {
  readonly host: string;
  readonly carrier: 'utility' | 'child';
}

/** SQLite's binding needs Node-API 10; an older runtime serves for development, with the engine in a Node of its own. */
const own: Start = {
  host: join(__dirname, '../engine/host.cjs'),
  carrier: Number(process.versions.napi) >= 10 ? 'utility' : 'child',
};

/** Tests of the shell put an engine of their own in the product's place; a packaged app does not listen to this. */
function replaced(): Start {
  const { COUNTERSIGN_ENGINE_HOST: host, COUNTERSIGN_CARRIER: carrier } = process.env;
  return { host: host ?? own.host, carrier: carrier === 'utility' || carrier === 'child' ? carrier : own.carrier };
}
