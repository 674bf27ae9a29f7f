// Sections 5 to 8: exceptions and delegations, what has no decision, remediation, and the provider's actions.
import type { SealedState } from '../../../review/sealed-state.ts';
import { evidenceNumber, type Figures, personName, remediationOrder } from '../../figures.ts';
import { capitalised, counted, longDate, remediationMeaning, shortTime, spaced } from '../../wording.ts';
import { bold, heading, itemLink, paragraph } from '../flow.ts';
import { colours, page } from '../grid.ts';
import type { Sheet } from '../sheet.ts';
import { lazily, tableSteps } from '../table.ts';
import { type Line, line } from '../text.ts';
import { outcomeCell, riskCell } from './decisions.ts';
import { standingOf } from './instructions.ts';

const small = { size: 7.5, colour: colours.soft } as const;

export function* drawExceptions(sheet: Sheet, state: SealedState, figures: Figures): Generator<void> {
  heading(
    sheet,
    '5',
    'Exceptions and delegations',
    'Which risks were accepted, by whom, with what control, and until when?',
    250,
  );
  const running = runningExceptions(state);
  if (figures.exceptions.length === 0) paragraph(sheet, 'No risk was accepted by exception.');
  else {
    yield* tableSteps(sheet, {
      caption: 'Exceptions, the first to end first',
      columns: [
        { head: 'Item', width: 42 },
        { head: 'Risk accepted, rules', width: 150 },
        { head: 'Compensating control', width: page.text - 42 - 150 - 104 - 56 },
        { head: 'Approved by', width: 104 },
        { head: 'Ends', width: 56, align: 'right', face: 'condensedBold' },
      ],
      rows: figures.exceptions
        .map((item) => ({ item, terms: item.decision?.exception }))
        .map(({ item, terms }) => ({ item, terms, now: running.get(item.reference) }))
        .toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1))
        .map(({ item, terms, now }) => ({
          cells: [
            { text: line({ face: 'condensedMedium' }, itemLink(item.reference)) },
            {
              text: [
                line({ face: 'condensedMedium' }, `${item.identity}: ${item.privilege}`),
                line(small, `${capitalised(item.risk)}; ${item.rules.join(', ') || 'no rule'}`),
              ],
            },
            {
              text: [
                now?.compensatingControl ?? terms?.compensatingControl ?? '',
                ...(now?.events ?? []).map(({ event, by, at, reason }) =>
                  line(small, `${capitalised(event)} ${at.slice(0, 10)} by ${by.name}: ${reason}`),
                ),
              ],
            },
            now?.approver.name ?? personName(state, terms?.approver ?? null),
            {
              text: [
                endOf({ terms, now }),
                ...(now === undefined ? [] : [line(small, spaced(now.state))]),
                ...(now?.reviewOn == null ? [] : [line(small, `review ${now.reviewOn}`)]),
              ],
            },
          ],
        })),
    });
  }
  if (state.delegations.length === 0) {
    paragraph(sheet, 'No decision was delegated.');
    return;
  }
  yield* tableSteps(sheet, {
    caption: 'Delegations of decision',
    columns: [
      { head: 'From', width: 96, face: 'condensedMedium' },
      { head: 'To', width: 96 },
      { head: 'Covers, and why', width: page.text - 192 - 128 },
      { head: 'Valid', width: 128, align: 'right' },
    ],
    rows: state.delegations.map((delegation) => ({
      cells: [
        personName(state, delegation.from),
        personName(state, delegation.to),
        { text: [delegation.scope, line(small, delegation.reason)] },
        `${delegation.validFrom} to ${delegation.validUntil}`,
      ],
    })),
  });
}

function runningExceptions(state: SealedState) {
  const records = state.loop?.exceptions ?? [];
  return new Map(records.filter((record) => record.state !== 'replaced').map((record) => [record.reference, record]));
}

function endOf(exception: {
  readonly terms: { readonly expires: string } | null | undefined;
  readonly now: { readonly expires: string } | undefined;
}): string {
  return exception.now?.expires ?? exception.terms?.expires ?? '';
}

export function* drawNoDecision(sheet: Sheet, state: SealedState, figures: Figures): Generator<void> {
  heading(sheet, '6', 'No decision', 'What is still open, and who owes the answer? Silence is not consent.', 250);
  if (figures.open.length === 0) {
    paragraph(sheet, 'Every entitlement in scope has a final decision.');
    return;
  }
  yield* tableSteps(sheet, {
    caption: 'Entitlements without a final decision',
    columns: [
      { head: 'Item', width: 44 },
      { head: 'Entitlement', width: 186 },
      { head: 'Risk, rules', width: 70 },
      { head: 'Reviewer of record', width: 88 },
      { head: 'State, and what is asked', width: page.text - 388 },
    ],
    rows: lazily(figures.open, (item) => {
      const cell = outcomeCell(sheet, item.outcome);
      const asked = item.decision?.question ?? item.decision?.justification;
      const text = asked ?? (item.assignee === null ? 'Nobody was assigned.' : 'No answer was given.');
      return {
        cells: [
          { text: line({ face: 'condensedMedium' }, itemLink(item.reference)) },
          {
            text: [
              line({ face: 'condensedBold' }, item.identity),
              line({ colour: colours.soft }, `${item.privilege}, on ${item.resource}`),
            ],
          },
          riskCell(item),
          item.assignee === null
            ? { text: 'nobody', face: 'condensedBold' as const, colour: colours.red }
            : personName(state, item.assignee),
          {
            ...cell,
            text: [
              line(
                { face: 'condensedBold', colour: item.outcome === 'NO_DECISION' ? colours.red : colours.ink },
                spaced(item.outcome),
              ),
              text,
            ],
          },
        ],
      };
    }),
  });
}

export function* drawRemediation(sheet: Sheet, state: SealedState, figures: Figures): Generator<void> {
  heading(sheet, '7', 'Remediation', 'Was each decision carried out, and what proves it?', 250);
  if (state.remediation.length === 0) {
    paragraph(sheet, 'No right was to be cut.');
    yield* drawClosingSnapshot(sheet, state);
    return;
  }
  paragraph(
    sheet,
    line(
      {},
      bold(`${figures.verified} of ${figures.cuts}`),
      ' are verified. A claim is the provider’s word; only later evidence verifies it: the right is then gone, or cut to what the decision named.',
    ),
  );
  const items = new Map(state.items.map((item) => [item.reference, item]));
  const rows = state.remediation.toSorted(
    (a, b) => remediationOrder.indexOf(a.state) - remediationOrder.indexOf(b.state),
  );
  yield* tableSteps(sheet, {
    caption: 'Revocations and reductions, the worst first',
    size: 8,
    leading: 10.2,
    padding: 3.2,
    columns: [
      { head: 'Item', width: 42 },
      { head: 'Entitlement', width: 158 },
      { head: 'Decision', width: 50 },
      { head: 'Instructed', width: 54, align: 'right' },
      { head: 'Since', width: 54, align: 'right' },
      { head: 'State, and what shows it', width: page.text - 358, indent: 10 },
    ],
    rows: lazily(rows, (entry) => {
      const item = items.get(entry.reference);
      const isBad = entry.state === 'reappeared' || entry.state === 'failed';
      return {
        ...(isBad ? { tint: colours.redTint } : {}),
        cells: [
          { text: line({ face: 'condensedMedium' }, itemLink(entry.reference)) },
          {
            text: [
              line({ face: 'condensedMedium' }, item?.identity ?? entry.reference),
              line({ colour: colours.soft }, item?.privilege ?? ''),
            ],
          },
          spaced(entry.outcome),
          entry.instructedAt.slice(0, 10),
          entry.since.slice(0, 10),
          {
            text: [
              line({ face: 'condensedBold', colour: isBad ? colours.red : colours.ink }, capitalised(entry.state)),
              ...sentLine(state, entry.reference),
              line(small, entry.explanation === '' ? remediationMeaning[entry.state] : entry.explanation),
            ],
          },
        ],
      };
    }),
  });
  yield* drawClosingSnapshot(sheet, state);
}

/** The instruction that went out for it, and when it was due. */
function sentLine(state: SealedState, reference: string): Line[] {
  const kept = state.loop?.remediation[reference];
  if (kept === undefined) return [];
  if (kept.instruction === null) return [line(small, 'Not sent to the provider in a signed list.')];
  const due = kept.due === null ? '' : `, due ${kept.due}${kept.overdue ? ', OVERDUE' : ''}`;
  return [line(small, `${kept.instruction.reference}, list ${kept.instruction.list}${due}`)];
}

/** What the newest evidence shows against the baseline, where evidence came after it. */
function* drawClosingSnapshot(sheet: Sheet, state: SealedState): Generator<void> {
  const closing = state.loop?.closing;
  if (closing === undefined) return;
  if (closing.later.length === 0) {
    paragraph(sheet, 'No evidence came after the baseline, so nothing can be held against it yet.');
    return;
  }
  const { asDecided, notDone, nobodyDecided, unchanged, appeared } = closing.counts;
  paragraph(
    sheet,
    line(
      {},
      `Closing snapshot of ${closing.later.join(', ')} against the baseline: `,
      bold(
        `${asDecided} changed as decided, ${notDone} did not, ${nobodyDecided} changed that nobody decided to change`,
      ),
      `; ${unchanged} are as they were, and ${appeared} appeared since. The workbook and the audit pack list them.`,
    ),
  );
  const surprising = closing.rows.filter((row) => row.kind === 'nobody_decided').slice(0, 20);
  if (surprising.length === 0) return;
  yield* tableSteps(sheet, {
    caption: `Changed without a decision${nobodyDecided > surprising.length ? `, the first ${surprising.length} of ${nobodyDecided}` : ''}`,
    size: 8,
    leading: 10.2,
    padding: 3.2,
    columns: [
      { head: 'Item', width: 42 },
      { head: 'Entitlement', width: 220 },
      { head: 'What changed', width: page.text - 262 },
    ],
    rows: surprising.map((row) => ({
      cells: [
        { text: line({ face: 'condensedMedium' }, row.reference === null ? '' : itemLink(row.reference)) },
        { text: [line({ face: 'condensedMedium' }, row.identity), line({ colour: colours.soft }, row.privilege)] },
        row.text,
      ],
    })),
  });
}

export function* drawActions(sheet: Sheet, state: SealedState, figures: Figures): Generator<void> {
  heading(
    sheet,
    '8',
    'Provider’s actions against approvals',
    'Did anything happen that nobody at the customer had allowed?',
    250,
  );
  if (state.actions.length === 0) {
    paragraph(sheet, 'The evidence holds no record of actions. That is no proof that there were none.');
    return;
  }
  const unknown = state.actions.filter((action) => action.authorised === 'unknown').length;
  paragraph(
    sheet,
    line(
      {},
      `Of ${counted(state.actions.length, 'recorded action')} `,
      bold(String(figures.unauthorised)),
      figures.unauthorised === 1 ? ' has no approval' : ' have no approval',
      ' that allows it, and for ',
      bold(String(unknown)),
      ' the evidence does not say. Each was held against decisions, approvals and delegated tasks.',
    ),
  );
  const verdicts = { authorised: 'Authorised', unauthorised: 'UNAUTHORISED', unknown: 'Unknown' } as const;
  yield* tableSteps(sheet, {
    caption: `Actions of the provider, to ${longDate(state.sealedAt)}`,
    columns: [
      { head: 'Action', width: 76, face: 'condensedMedium', size: 7.2 },
      { head: 'When', width: 50 },
      { head: 'What was done', width: 94 },
      { head: 'By', width: 50 },
      // The widest: what was held against the action, and the customer's answer to one that nothing allows.
      { head: 'Allowed by', width: page.text - 270 - 66 },
      { head: 'Verdict', width: 66 },
    ],
    rows: lazily(state.actions, (action) => {
      const isRed = action.authorised === 'unauthorised';
      const place =
        action.citation === null
          ? ''
          : `${evidenceNumber(state, action.citation.bundle)}${action.citation.line === null ? '' : `:${action.citation.line}`}`;
      return {
        ...(isRed ? { tint: colours.redTint } : {}),
        cells: [
          {
            text: [
              action.uid,
              ...(place === '' ? [] : [line({ face: 'mono', size: 6.3, colour: colours.soft }, place)]),
            ],
          },
          action.at === null ? { text: 'not stated', colour: colours.soft } : shortTime(action.at),
          { text: [action.verb, line(small, action.target)] },
          action.performedBy,
          {
            text: [
              action.approval ?? line({ face: 'condensedItalic' }, 'No approval named'),
              ...(action.ticket === null ? [] : [line(small, `ticket: ${action.ticket}`)]),
              line(small, action.explanation),
            ],
          },
          {
            text: [verdicts[action.authorised], ...softLine(standingOf(state, action.uid))],
            face: action.authorised === 'authorised' ? ('condensed' as const) : ('condensedBold' as const),
            colour: isRed ? colours.red : colours.ink,
          },
        ],
      };
    }),
  });
}

function softLine(text: string | null): Line[] {
  return text === null ? [] : [line({ ...small, face: 'condensed' }, text)];
}
