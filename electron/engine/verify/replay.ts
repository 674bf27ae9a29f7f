// Replays the ledger in an empty workspace and compares: what is in the tables is what the acts made of it, or it was
// changed beside them, and then the row is named.

import type { CheckLine } from '../../../shared/contract/method.ts';
import { assess } from '../controls/assess.ts';
import { entitlementRules } from '../controls/rules/all.ts';
import { blobTables } from '../inventory/acts.ts';
import type { Act, EntryHead } from '../ledger/act.ts';
import { compareState, type StateDifference } from '../ledger/compare-state.ts';
import { rebuildState } from '../ledger/rebuild.ts';
import { tablesWithoutActs } from '../review/acts.ts';
import { reviewFacts } from '../review/review-facts.ts';
import type { Transaction, Workspace } from '../workspace/workspace.ts';
import { allActs } from './acts.ts';
import { attempt } from './attempt.ts';
import { failed, held, notCheckable } from './lines.ts';
import { describeDifference } from './row-difference.ts';
import { searchIndexLines } from './search-index.ts';
import type { SignedContents } from './sign-offs.ts';
import { judgeSigned } from './signed-content.ts';

/** Of what is counted, a row of none may stay behind: it says the same as no row. */
const rowsThatSaySomething = (table: string): string => (table === 'queue_block' ? 'items <> 0' : 'true');

export interface Replay {
  readonly lines: readonly CheckLine[];
  readonly contents: SignedContents;
}

/** What the rules say is derived anew at each assessment and no act of anybody: it is computed again and compared. */
const derivedTables = [
  'link',
  'linked_identity',
  'link_derivation',
  'assessment',
  'entitlement_assessment',
  'rule_failure',
  'engagement_result',
  'row_index',
  'assessment_mark',
  'population_cell',
  'population_group',
  'population_under_way',
  'population_state',
];

/** How far the index of the ledger goes depends on when it was begun: what is in it is compared by itself. */
const searchTables = ['ledger_indexed'];

/** `target` is an empty workspace with the id of `source`; it is filled. Throws only what `attempt` throws. */
export async function replayLines(source: Workspace, target: Workspace): Promise<Replay> {
  const contents = new Map<string, string | null>();
  const lines = await attempt('state', 'ledger', async () => {
    const assessment = readAssessment(source);
    const watch = watchAssessment(assessment);
    const before = (transaction: Transaction, body: unknown, head: EntryHead): void => {
      watch.before(transaction, head);
      const signed = judgeSigned(transaction.db, source.id, body, head);
      if (signed !== null) contents.set(signed.id, signed.problem);
    };
    await rebuildState(
      source,
      allActs.map((act) => watched(act, before)),
      target,
      blobTables,
    );
    await target.write((transaction) => watch.end(transaction));
    return [
      ...stateLines(source, target),
      ...(await attempt('assessment', 'rules', () => assessmentLines(source, target, assessment, watch))),
      ...(await attempt('ledger-search', 'ledger', () => searchIndexLines(source, target))),
    ];
  });
  return { lines, contents };
}

function watched(
  act: Act<unknown>,
  before: (transaction: Transaction, body: unknown, head: EntryHead) => void,
): Act<unknown> {
  return {
    name: act.name,
    body: act.body,
    apply(transaction, body, head) {
      before(transaction, body, head);
      return act.apply(transaction, body, head);
    },
  };
}

function stateLines(source: Workspace, target: Workspace): CheckLine[] {
  const ignored = [...derivedTables, ...tablesWithoutActs, ...searchTables];
  const differences = compareState(source.read, target.read, ignored, rowsThatSaySomething);
  if (differences.length > 0) return differences.map((difference) => differenceLine(source, target, difference));
  return [held('state', 'every table', 'Each row is what the acts in the ledger make of it, read by this version.')];
}

function differenceLine(source: Workspace, target: Workspace, difference: StateDifference): CheckLine {
  const { table, onlyInFirst, onlyInSecond } = difference;
  const { subject, sentence } = describeDifference(source.read, target.read, table, rowsThatSaySomething);
  const more = Math.max(onlyInFirst, onlyInSecond) - 1;
  const others = more > 0 ? ` ${more} more ${more === 1 ? 'row differs' : 'rows differ'} in this table.` : '';
  return failed('state', subject, `${sentence}${others}`);
}

interface Assessment {
  readonly assessed_at: string;
  readonly rules: string;
}

function readAssessment(source: Workspace): Assessment | undefined {
  return source.read.prepare<[], Assessment>('select assessed_at, rules from assessment where id = 1').get();
}

interface AssessmentWatch {
  before(transaction: Transaction, head: EntryHead): void;
  end(transaction: Transaction): void;
  /** An act of the very same moment: whether it came before the assessment or after can't be told. */
  isAmbiguous(): boolean;
}

/** Assesses at the moment at which the workspace was assessed: after the acts up to then, before those that followed. */
function watchAssessment(assessment: Assessment | undefined): AssessmentWatch {
  let done = assessment === undefined;
  let ambiguous = false;
  const assessNow = ({ db }: Transaction, at: string, tooMany: number): void => {
    done = true;
    const clock = () => new Date(at);
    const facts = reviewFacts(db, clock);
    assess({ db, clock }, { ...facts, reportsIssued: facts.reportsIssued - tooMany });
  };
  return {
    before(transaction, { at, act }) {
      if (assessment === undefined) return;
      if (at === assessment.assessed_at) ambiguous = true;
      // The entry itself is in the ledger by now, its effect is not.
      if (!done && at > assessment.assessed_at)
        assessNow(transaction, assessment.assessed_at, act === 'report.issued' ? 1 : 0);
    },
    end(transaction) {
      if (!done && assessment !== undefined) assessNow(transaction, assessment.assessed_at, 0);
    },
    isAmbiguous: () => ambiguous,
  };
}

function assessmentLines(
  source: Workspace,
  target: Workspace,
  assessment: Assessment | undefined,
  watch: AssessmentWatch,
): CheckLine[] {
  const check = 'assessment';
  const covered = tablesOf(target).filter((table) => !derivedTables.includes(table));
  const [difference, ...others] = compareState(source.read, target.read, covered, keptRows(source));
  if (difference === undefined) {
    return assessment === undefined
      ? []
      : [held(check, 'rules', `What the rules say is what they make of the evidence as of ${assessment.assessed_at}.`)];
  }
  const own = JSON.stringify(entitlementRules.map((rule) => rule.rule));
  // Other rules give other verdicts; the same verdicts under other names were not given by another version.
  if (assessment !== undefined && assessment.rules !== own && others.length > 0) {
    return [
      notCheckable(
        check,
        'rules',
        'The rules were applied by another version of Countersign. Assess again to compare.',
      ),
    ];
  }
  const { subject, sentence } = describeDifference(source.read, target.read, difference.table);
  return watch.isAmbiguous()
    ? [
        notCheckable(
          check,
          subject,
          `An act was recorded in the very moment of the assessment, so it can't be repeated exactly. ${sentence}`,
        ),
      ]
    : [failed(check, subject, `${sentence} Assessing again puts it right; decisions rest on their own frozen facts.`)];
}

/** A part of the index that was never kept is worked out when it is asked for: one that is missing says nothing wrong. */
function keptRows({ read }: Workspace): (table: string) => string {
  const parts = read.prepare<[], string>('select quote(part) from row_index').pluck().all().join(', ');
  return (table) => (table === 'row_index' ? `part in (${parts})` : 'true');
}

function tablesOf({ read }: Workspace): string[] {
  return read.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
}
