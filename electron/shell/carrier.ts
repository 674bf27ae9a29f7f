// Starts the engine's process with the carrier that this runtime can use. A carrier moves messages and knows how to end
// its process; what the messages mean is the relay's and the engine's business.
import { join } from 'node:path';
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
  const host = hostFile(packaged);
  // SQLite's binding needs Node-API 10; an older runtime serves for development, with the engine in a Node of its own.
  if (Number(process.versions.napi) >= 10) return startUtility(host);
  if (packaged)
    throw new CountersignError('RUNTIME_TOO_OLD', 'This build has a runtime that is too old for the engine.');
  return startChild(host, join(__dirname, '../../../node_modules/node/bin/node'));
}

/** Tests of the shell put an engine of their own in its place; a packaged app knows only its own. */
function hostFile(packaged: boolean): string {
  const replacement = packaged ? undefined : process.env.COUNTERSIGN_ENGINE_HOST;
  return replacement ?? join(__dirname, '../engine/host.cjs');
}
