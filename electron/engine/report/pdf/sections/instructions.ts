// What went to the provider and how it kept its promises: the rest of sections 7 and 8. States of before it was kept have
// none of it, and say nothing about it.
import type { InstructionKind } from '../../../../../shared/contract/loop.ts';
import type { SealedState } from '../../../review/sealed-state.ts';
import { capitalised, remediationMeaning, shortTime, spaced } from '../../wording.ts';
import { grouped, paragraph, subheading } from '../flow.ts';
import { colours, page } from '../grid.ts';
import type { Sheet } from '../sheet.ts';
import { lazily, tableSteps } from '../table.ts';
import { line } from '../text.ts';

const small = { size: 7.5, colour: colours.soft } as const;
const body = { size: 8, leading: 10.2, padding: 3.2 } as const;

/** The signed lists, what each asks for, and the rotations that were agreed. */
export function* drawInstructions(sheet: Sheet, state: SealedState): Generator<void> {
  const { loop } = state;
  if (loop === undefined) return;
  subheading(sheet, '7.1', 'Instructions to the provider');
  if (loop.instructionLists.length === 0) {
    paragraph(sheet, 'No signed list of instructions went out. What was decided stands in section 4 alone.');
  } else {
    yield* tableSteps(sheet, {
      ...body,
      caption: 'Signed lists of instructions',
      columns: [
        { head: 'List', width: 34, face: 'condensedBold' },
        { head: 'Issued', width: 90 },
        { head: 'By', width: 96 },
        { head: 'Asks for', width: page.text - 34 - 90 - 96 - 150 },
        { head: 'SHA-256 of what was signed', width: 150 },
      ],
      rows: lazily(loop.instructionLists, (list) => ({
        cells: [
          String(list.number),
          shortTime(list.issuedAt),
          list.issuedBy,
          {
            text: [
              kindsIn(list.counts),
              ...(list.supersedes === null ? [] : [line(small, `goes on from list ${list.supersedes}`)]),
            ],
          },
          { text: line({ face: 'mono', size: 6.2, colour: colours.soft }, grouped(list.sha256)) },
        ],
      })),
    });
  }
  yield* drawRotations(sheet, loop.rotations);
}

function kindsIn(counts: Readonly<Partial<Record<InstructionKind, number>>>): string {
  const asked = Object.entries(counts).filter(([, count]) => count > 0);
  return asked.length === 0 ? 'nothing new' : asked.map(([kind, count]) => `${count} ${kind.toLowerCase()}`).join(', ');
}

function* drawRotations(sheet: Sheet, rotations: NonNullable<SealedState['loop']>['rotations']): Generator<void> {
  if (rotations.length === 0) return;
  subheading(sheet, '7.2', 'Rotation of credentials');
  yield* tableSteps(sheet, {
    ...body,
    caption: 'Rotations that the customer agreed to',
    columns: [
      { head: 'Rotation', width: 50, face: 'condensedMedium' },
      { head: 'Credential', width: 140 },
      { head: 'Agreed by, why', width: 120 },
      { head: 'Depends on it', width: page.text - 50 - 140 - 120 - 96 },
      { head: 'State', width: 96 },
    ],
    rows: lazily(rotations, (rotation) => {
      const isBad = rotation.state === 'failed' || rotation.state === 'reappeared';
      return {
        ...(isBad ? { tint: colours.redTint } : {}),
        cells: [
          rotation.reference,
          { text: [line({ face: 'condensedMedium' }, rotation.identity), line(small, rotation.credential)] },
          { text: [rotation.agreedBy, line(small, rotation.reason)] },
          rotation.dependants === null
            ? { text: 'not confirmed by anybody', colour: colours.red }
            : {
                text: [
                  rotation.dependants.list.length === 0 ? 'nothing' : rotation.dependants.list.join('; '),
                  line(small, `confirmed by ${rotation.dependants.by}`),
                ],
              },
          {
            text: [
              line(
                { face: 'condensedBold', colour: isBad ? colours.red : colours.ink },
                rotation.withdrawn === null ? capitalised(rotation.state) : 'Withdrawn',
              ),
              line(small, rotation.explanation === '' ? remediationMeaning[rotation.state] : rotation.explanation),
            ],
          },
        ],
      };
    }),
  });
}

/** What was promised, and what the evidence measures; a proposal that is missed is no breach. */
export function* drawServiceTimes(sheet: Sheet, state: SealedState): Generator<void> {
  const times = state.loop?.serviceTimes ?? [];
  if (times.length === 0) return;
  subheading(sheet, '8.1', 'Service times');
  yield* tableSteps(sheet, {
    ...body,
    caption: 'Agreed times, and what the evidence measures',
    columns: [
      { head: 'Promise', width: page.text - 5 * 62 - 90, face: 'condensedMedium' },
      { head: 'Within', width: 90 },
      { head: 'Measured', width: 62, align: 'right' },
      { head: 'Missed', width: 62, align: 'right' },
      { head: 'No times', width: 62, align: 'right' },
      { head: 'Median', width: 62, align: 'right' },
      { head: 'Slowest', width: 62, align: 'right' },
    ],
    rows: lazily(times, (time) => {
      const isBreach = time.missed > 0 && !time.isProposal;
      const figure = (value: number | null) =>
        value === null ? { text: '–', colour: colours.faint } : value.toLocaleString('en-GB');
      return {
        cells: [
          {
            text: [
              time.title,
              ...(time.notEvaluable === null ? [] : [line({ ...small, face: 'condensedItalic' }, time.notEvaluable)]),
            ],
          },
          { text: [`${time.agreed} ${time.unit}`, ...(time.isProposal ? [line(small, 'proposed, not agreed')] : [])] },
          figure(time.measured),
          isBreach
            ? { text: time.missed.toLocaleString('en-GB'), face: 'condensedBold' as const, colour: colours.red }
            : figure(time.missed),
          figure(time.unmeasured),
          figure(time.median),
          figure(time.worst),
        ],
      };
    }),
  });
}

/** How an action stands, where it is known more exactly than authorised or not. */
export function standingOf(state: SealedState, uid: string): string | null {
  const standing = state.loop?.actions[uid]?.standing;
  return standing === undefined || standing === 'authorised' || standing === 'unclear' ? null : spaced(standing);
}
