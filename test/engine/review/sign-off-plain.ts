// What the sign-off page says, worked out from the items one by one.
import { todayOf } from '../../../electron/engine/engagement/operating-model.ts';
import { decisionById } from '../../../electron/engine/review/decision-record.ts';
import { assignedItems, type ItemRow } from '../../../electron/engine/review/items.ts';
import {
  countOutcomes,
  decisionsDigestOf,
  figuresOf,
  statementFor,
} from '../../../electron/engine/review/sign-off-document.ts';
import { signOffItems, signOffPreview } from '../../../electron/engine/review/sign-off-page.ts';
import { isAsRead, ledgerRead } from '../../../electron/engine/review/sign-off-read.ts';
import { type LedgerRead, type SignOffList, signOffLists } from '../../../shared/contract/sign-off.ts';
import type { Northwind } from './northwind.ts';

interface Read {
  readonly assignment: string;
  readonly ledger: LedgerRead;
  readonly digest: string;
}

const isSerious = ({ risk }: ItemRow) => risk === 'high' || risk === 'critical';

/** Everybody's page against the items, and what was read before against what it is now. */
export function pageChecker({ workspace, campaign }: Northwind & { readonly campaign: string }) {
  const { read: db, clock } = workspace;
  let reads: Read[] = [];
  const found: { readonly wrong: unknown[]; missed: number } = { wrong: [], missed: 0 };
  const check = (): void => {
    for (const { assignment, ledger, digest } of reads) {
      const isSame = decisionsDigestOf(db, assignedItems(db, assignment)) === digest;
      const holds = isAsRead(db, { campaign, assignment }, ledger);
      if (holds && !isSame) found.missed += 1;
    }
    const open = db
      .prepare<[string], { id: string; person: string }>(
        'select id, person_id as person from assignment where campaign_id = ? and signed_off_at is null',
      )
      .all(campaign);
    reads = open.flatMap(({ id: assignment, person }) => {
      const items = assignedItems(db, assignment);
      if (items.length === 0) return [];
      const expected = plainPage(items);
      const shown = shownPage(person);
      if (JSON.stringify(shown) !== JSON.stringify(expected)) found.wrong.push({ shown, expected });
      return [{ assignment, ledger: ledgerRead(db), digest: decisionsDigestOf(db, items) }];
    });
  };
  return { found, check };

  function plainPage(items: readonly ItemRow[]) {
    const ids = (holds: (item: ItemRow) => boolean) =>
      items
        .filter(holds)
        .map(({ id }) => id)
        .sort();
    const lists: Record<SignOffList, string[]> = {
      unanswered: ids(({ outcome }) => outcome === null || outcome === 'CANNOT_DECIDE'),
      serious_decided: ids((item) => isSerious(item) && item.outcome !== null),
      serious_undecided: ids((item) => isSerious(item) && item.outcome === null),
      exceptions: ids(({ decision }) => decision !== null && decisionById(db, decision).exception !== null),
    };
    return {
      byOutcome: countOutcomes(items),
      statement: statementFor(db, figuresOf(db, items), null),
      waits: items.some(({ waiting }) => waiting === 1),
      counts: [lists.unanswered.length, ids(isSerious).length, lists.serious_decided.length, lists.exceptions.length],
      lists: signOffLists.map((list) => lists[list]),
      today: todayOf(clock),
    };
  }

  function shownPage(as: string): ReturnType<typeof plainPage> {
    const page = signOffPreview(db, clock, { campaign, as });
    const items = (list: SignOffList) =>
      signOffItems(db, clock, { campaign, as, list, from: 0, limit: 200 })
        .items.map(({ item }) => item.id)
        .sort();
    return {
      byOutcome: page.byOutcome,
      statement: page.statement,
      waits: page.firstWaiting !== null,
      counts: [page.unanswered, page.serious.items, page.serious.decided, page.exceptions],
      lists: signOffLists.map(items),
      today: todayOf(clock),
    };
  }
}
