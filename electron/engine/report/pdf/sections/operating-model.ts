// Section 2: who may do what, who is accountable, and where the provider's mandate ends.
import { parties, risks } from '../../../../../shared/words.ts';
import { customerControls } from '../../../engagement/raci-page.ts';
import type { SealedState } from '../../../review/sealed-state.ts';
import { personName } from '../../figures.ts';
import { capitalised, longDate } from '../../wording.ts';
import { bold, heading, paragraph, subheading } from '../flow.ts';
import { colours, page } from '../grid.ts';
import { drawRaciLetter } from '../marks.ts';
import type { Sheet } from '../sheet.ts';
import { type Cell, type DrawnCell, table } from '../table.ts';
import { line } from '../text.ts';
import { modelName } from './title.ts';

export function drawOperatingModel(sheet: Sheet, state: SealedState): void {
  const { operatingModel: model } = state;
  const { customer, provider } = state.workspace;
  const { reference, from, until } = model.contract;
  heading(
    sheet,
    '2',
    'Operating model',
    'Who may do what, who is accountable, and where the provider’s mandate ends.',
    250,
  );
  const term = `${from === null ? '' : ` from ${longDate(from)}`}${until === null ? '' : ` to ${longDate(until)}`}`;
  paragraph(
    sheet,
    line(
      {},
      reference === null ? 'The engagement is a ' : `Contract ${reference}, `,
      bold(modelName(model.model)),
      term === '' ? '. ' : `, in force${term}. `,
      `${customer} keeps authorisation, risk acceptance, ownership of secrets, approvals, exceptions and every final access decision. An alert or a recommendation of ${provider} is never an approval.`,
    ),
  );
  drawMatrix(sheet, state);
  drawCustomerControls(sheet, state);
  drawRights(sheet, state);
  drawTasks(sheet, state);
  drawEscalation(sheet, state);
  drawService(sheet, state);
}

function drawMatrix(sheet: Sheet, state: SealedState): void {
  const { roles, activities } = state.operatingModel;
  const ordered = roles.toSorted((a, b) => parties.indexOf(a.party) - parties.indexOf(b.party));
  const aside = 74;
  const width = Math.min(62, (page.text - 170 - aside) / Math.max(1, ordered.length));
  subheading(sheet, '2.1', 'Responsibility matrix');
  table(sheet, {
    caption: 'RACI',
    leading: 10.4,
    padding: 3.9,
    after: 6,
    columns: [
      { head: 'Activity', width: page.text - aside - width * ordered.length, face: 'condensedMedium' },
      ...ordered.map((role) => ({ head: role.title, width, align: 'center' as const })),
      { head: 'Decides', width: aside },
    ],
    rows: activities
      .filter((activity) => activity.applies)
      .map((activity) => ({
        cells: [
          activity.title,
          ...ordered.map((role): DrawnCell => {
            const letter = activity.letters[role.role] ?? null;
            return {
              alt: `${role.title}: ${letter ?? 'none'}`,
              draw: (x, y, w) => drawRaciLetter(sheet.pen, letter, x + w / 2, y),
            };
          }),
          activity.deciding
            ? { text: 'Customer only', face: 'condensedBold' as const }
            : { text: '–', colour: colours.faint },
        ],
      })),
  });
  const of = (party: 'customer' | 'provider') => {
    const titles = ordered.filter((role) => role.party === party).map((role) => role.title);
    return titles.length === 0 ? 'none' : titles.join(', ');
  };
  const strong = (text: string) => ({ text, face: 'condensedBold' as const });
  paragraph(
    sheet,
    line(
      {},
      strong('A'),
      ' accountable, ',
      strong('R'),
      ' responsible, ',
      strong('C'),
      ' consulted, ',
      strong('I'),
      ` informed. Roles of ${state.workspace.customer}: ${of('customer')}. Roles of ${state.workspace.provider}: ${of('provider')}.`,
    ),
    { face: 'condensed', size: 8.2, colour: colours.soft, leading: 11, width: page.text },
  );
}

/** The complementary user entity controls: what the service needs of the customer, and what no contract hands over. */
function drawCustomerControls(sheet: Sheet, state: SealedState): void {
  const { customer, provider } = state.workspace;
  const { roles } = state.operatingModel;
  const controls = customerControls({ document: state.operatingModel, customer, provider });
  subheading(sheet, '2.2', `What ${customer} has to do itself`);
  paragraph(
    sheet,
    `Complementary user entity controls: the service of ${provider} holds only where these are done. Whoever relies on the provider’s own audit report has to show them beside it.`,
  );
  table(sheet, {
    caption: 'Controls that stay with the customer',
    size: 8.2,
    leading: 10.4,
    padding: 3.2,
    columns: [
      { head: 'What', width: page.text - 270, face: 'condensedMedium' },
      { head: 'Answers for it', width: 140 },
      { head: 'Does it', width: 130 },
    ],
    rows: controls.rows.map(([what = '', answers = '', does = '']) => ({
      cells: [
        what,
        answers === '' ? { text: '–', colour: colours.faint } : answers,
        does === 'never handed over'
          ? { text: does, face: 'condensedBold' as const }
          : does === ''
            ? { text: `with ${provider}`, colour: colours.soft }
            : does,
      ],
    })),
  });
  table(sheet, {
    caption: 'Who fills the roles',
    size: 8.2,
    leading: 10.4,
    padding: 3.2,
    columns: [
      { head: 'Role', width: 170, face: 'condensedMedium' },
      { head: 'Party', width: 70 },
      { head: 'Persons', width: page.text - 240 },
    ],
    rows: roles
      .toSorted((a, b) => parties.indexOf(a.party) - parties.indexOf(b.party))
      .map((role) => ({
        cells: [
          role.title,
          capitalised(role.party),
          role.persons.length === 0
            ? { text: 'nobody named', colour: role.party === 'customer' ? colours.red : colours.soft }
            : role.persons.map((id) => personName(state, id)).join(', '),
        ],
      })),
  });
}

function drawRights(sheet: Sheet, state: SealedState): void {
  const { decisionRights, roles } = state.operatingModel;
  const holder = (id: string) =>
    roles.find((role) => role.role === id)?.title ?? personName(state, id).replaceAll('_', ' ');
  subheading(sheet, '2.3', 'Decision rights');
  table(sheet, {
    caption: 'Who at the customer may decide what',
    columns: [
      { head: 'Right', width: 152, face: 'condensedMedium' },
      { head: 'Held by', width: 120 },
      { head: 'Up to risk', width: 60 },
      { head: 'Second person from', width: 86 },
      { head: 'If absent', width: page.text - 418 },
    ],
    rows: decisionRights.map((right) => ({
      cells: [
        right.title,
        holder(right.heldBy),
        capitalised(right.upTo),
        right.secondPersonFrom === null
          ? { text: 'never', colour: colours.faint }
          : capitalised(right.secondPersonFrom),
        right.ifAbsent === null ? { text: '–', colour: colours.faint } : holder(right.ifAbsent),
      ],
    })),
  });
}

function drawTasks(sheet: Sheet, state: SealedState): void {
  const { delegatedTasks } = state.operatingModel;
  subheading(sheet, '2.4', 'Tasks delegated to the provider');
  if (delegatedTasks.length === 0) {
    paragraph(sheet, 'No task is delegated.');
    return;
  }
  table(sheet, {
    caption: 'What the provider may do',
    columns: [
      { head: 'Task', width: 130, face: 'condensedBold' },
      { head: 'Scope and limit', width: page.text - 130 - 110 - 116 },
      { head: 'Systems', width: 110 },
      { head: 'From', width: 58, align: 'right' },
      { head: 'Ends', width: 58, align: 'right' },
    ],
    rows: delegatedTasks.map((task) => ({
      cells: [
        task.title,
        task.scope,
        {
          text: task.systems.length === 0 || task.systems.includes('*') ? 'all' : task.systems.join(', '),
          colour: colours.soft,
        },
        task.from,
        task.until === null
          ? { text: 'no end', face: 'condensedBold', colour: colours.red }
          : { text: task.until, face: 'condensedMedium' },
      ],
    })),
  });
}

function drawEscalation(sheet: Sheet, state: SealedState): void {
  const { escalation, incidentOwner } = state.operatingModel;
  subheading(sheet, '2.5', 'Escalation', 60);
  if (escalation.length === 0) paragraph(sheet, 'No escalation path was written down.');
  else {
    table(sheet, {
      caption: 'Escalation path, agreed before the first alert',
      columns: [
        { head: 'Step', width: 36, face: 'condensedBold' },
        { head: 'Who', width: 170 },
        { head: 'Party', width: 70 },
        { head: 'After', width: 90 },
        { head: 'Note', width: page.text - 366 },
      ],
      rows: escalation.map((step, index) => ({
        cells: [
          String(index + 1),
          step.name,
          capitalised(step.party),
          step.after,
          { text: step.note ?? '–', colour: colours.soft },
        ],
      })),
      after: 8,
    });
  }
  if (incidentOwner !== null)
    paragraph(sheet, `Incident command is with ${personName(state, incidentOwner)} from the first escalation.`);
}

function drawService(sheet: Sheet, state: SealedState): void {
  const { serviceThresholds } = state.operatingModel;
  if (serviceThresholds.length === 0) return;
  subheading(sheet, '2.6', 'Service thresholds', 60);
  table(sheet, {
    caption: 'Service thresholds',
    columns: [
      { head: 'Threshold', width: page.text - 300 },
      { head: 'Within', width: 130, face: 'condensedBold' },
      { head: 'Agreed by', width: 170 },
    ],
    rows: serviceThresholds.map((threshold) => ({
      cells: [threshold.title, thresholdInWords(threshold), agreementOf(state, threshold)],
    })),
  });
}

/** Figures of a severity first, the worst first. A state that was sealed earlier has none. */
function thresholdInWords({ agreed, unit, bySeverity }: SealedThreshold): string {
  const figures = risks.toReversed().flatMap((risk) => {
    const figure = bySeverity?.[risk];
    return figure === undefined ? [] : [`${risk} ${figure}`];
  });
  return figures.length === 0 ? `${agreed} ${unit}` : `${figures.join(', ')} ${unit}`;
}

/** A proposal of the template must not read as agreed. */
function agreementOf(state: SealedState, { agreedBy, agreedAt }: SealedThreshold): Cell {
  if (agreedBy == null || agreedAt == null) return { text: 'proposed, agreed by nobody', colour: colours.red };
  return { text: `${personName(state, agreedBy)}, ${agreedAt}` };
}

/** States that were sealed before these fields existed do not have them. */
type SealedThreshold = Partial<SealedState['operatingModel']['serviceThresholds'][number]>;
