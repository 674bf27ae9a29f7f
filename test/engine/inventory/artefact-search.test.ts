import { expect, test } from 'vitest';
import { searchArtefact } from '../../../electron/engine/inventory/artefact-search.ts';
import { csv, identityHeader, importQuarters, newWorkspace } from './quarter.ts';

test('a text is found in every row that holds it, also far down, whatever its case', async () => {
  const workspace = await newWorkspace();
  const rows = Array.from(
    { length: 4500 },
    (_, row) => `svc-${row},service_account,${row % 2000 === 7 ? 'Needle' : 'hay'} ${row},,,active,`,
  );
  await importQuarters(workspace, [
    { sources: [{ kind: 'countersign.identities', files: { 'identities.csv': csv(identityHeader, ...rows) } }] },
  ]);
  const artefact = String(
    workspace.read.prepare("select id from artefact where path = 'identities.csv'").pluck().get(),
  );
  const search = (text: string, asText = false) =>
    searchArtefact(workspace.read, { artefact, text, asText, sheet: null });
  expect([search('needle'), search('NEEDLE', true), search('nowhere'), search('hay').more]).toEqual([
    { positions: [7, 2007, 4007], more: false },
    { positions: [8, 2008, 4008], more: false },
    { positions: [], more: false },
    true,
  ]);
  await workspace.close();
});
