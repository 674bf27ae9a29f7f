import { expect, test } from 'vitest';
import { coverage } from '../../../electron/engine/controls/coverage.ts';
import { undoDecision } from '../../../electron/engine/review/decide.ts';
import { remediationRows } from '../../../electron/engine/review/remediation.ts';
import { currentReviewFacts, endedDecisions, reviewFacts } from '../../../electron/engine/review/review-facts.ts';
import { listTriggers } from '../../../electron/engine/review/triggers.ts';
import { campaignOfFour, decideAs, type Northwind } from './northwind.ts';

/** What somebody who looks is told, and the same made anew by a connection that remembers nothing. */
async function twice({ workspace }: Pick<Northwind, 'workspace'>) {
  const today = workspace.clock().toISOString().slice(0, 10);
  const facts = currentReviewFacts(workspace.read, workspace.clock);
  const remembered = {
    facts,
    coverage: coverage(workspace.read, facts, today),
    ended: endedDecisions(workspace.read, today),
    remediation: remediationRows(workspace.read, null, today),
    triggers: listTriggers(workspace.read),
  };
  const anew = await workspace.write(({ db, clock }) => {
    const scratch = reviewFacts(db, clock);
    return {
      facts: scratch,
      coverage: coverage(db, scratch, today),
      ended: endedDecisions(db, today),
      remediation: remediationRows(db, null, today),
      triggers: listTriggers(db),
    };
  });
  return { remembered, anew };
}

test('what is remembered follows every answer, and is what it would be if it were read anew', async () => {
  const sample = await campaignOfFour();
  const { workspace } = sample;
  const check = async () => {
    const { remembered, anew } = await twice(sample);
    expect(remembered).toEqual(anew);
    return remembered.facts.decided.size;
  };
  const sizes = [await check()];
  const item = sample.item('svc-low');
  const as = sample.cast.dana;
  await decideAs(sample, { item, outcome: 'REVOKE', justification: 'Nobody uses it', as });
  sizes.push(await check());
  await decideAs(sample, { item, outcome: 'CANNOT_DECIDE', question: 'Who runs it?', as });
  sizes.push(await check());
  await undoDecision(workspace, { item, as });
  sizes.push(await check());
  expect(sizes).toEqual([0, 1, 1, 0]);
  await workspace.close();
});
