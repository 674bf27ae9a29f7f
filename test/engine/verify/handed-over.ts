// What else leaves the building after a round: single decisions, a list of instructions, proofs, and documents that nobody
// signs. Made by the engine from the workspace of a round.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../../electron/engine/serve.ts';
import { callsOf, movingClock, type Round } from './round.ts';

export interface HandedOver {
  readonly decision: string;
  readonly decisionWithFiles: string;
  readonly instructions: string;
  readonly consistency: string;
  readonly oscal: string;
  readonly csv: string;
  readonly parquet: string;
}

const passphrase = 'a long walk along the harbour';

export async function handOver(round: Round): Promise<HandedOver> {
  const at = (name: string) => join(round.folder, name);
  const engine = createEngine({ clock: movingClock('2026-10-05T08:00:00.000Z') });
  const call = callsOf(engine);
  await call('workspace.open', { file: round.workspace });
  const as = (await call('person.list', {})).find(({ name }) => name === 'Dana Owner')?.id ?? '';
  const [campaign] = await call('campaign.list', {});
  const { items } = await call('review.queue', { campaign: campaign?.id ?? '', limit: 1 });
  const [first] = items;
  const item = first?.id ?? '';
  for (const [out, withFiles] of [
    [at('decision.zip'), false],
    [at('decision-with-files.zip'), true],
  ] as const) {
    await call('report.decision', { item, withFiles, passphrase, out, as });
  }
  await call('instructions.issue', {
    campaign: campaign?.id ?? '',
    due: '2026-11-15',
    changeWindow: null,
    passphrase,
    out: at('instructions.zip'),
    as,
  });
  for (const format of ['oscal', 'csv', 'parquet'] as const) {
    await call('report.issue', { campaign: campaign?.id ?? '', format, passphrase, out: at(`report.${format}`), as });
  }
  const from = Number(readFileSync(round.older, 'utf8').split('\n')[1]);
  const to = Number(readFileSync(round.newest, 'utf8').split('\n')[1]);
  writeFileSync(at('consistency.json'), JSON.stringify(await call('ledger.consistency', { from, to }), null, 2));
  await engine.close();
  return {
    decision: at('decision.zip'),
    decisionWithFiles: at('decision-with-files.zip'),
    instructions: at('instructions.zip'),
    consistency: at('consistency.json'),
    oscal: at('report.oscal'),
    csv: at('report.csv'),
    parquet: at('report.parquet'),
  };
}
