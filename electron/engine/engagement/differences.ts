// What one operating model says otherwise than another, one line a thing, in words that a reader of neither has to look
// up. Pure; a matrix letter, a date, a name each make a line of their own.
import {
  type ModelDifference,
  type OperatingModelDocument,
  type ServiceThreshold,
  selfReviewBars,
} from '../../../shared/contract/engagement.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { reviewerOfRecord } from './activities.ts';
import { barsInForce, barTitles, strategyInForce, strategyTitles } from './separation.ts';

type Part = ModelDifference['part'];
type NameOf = (id: string) => string;

/** In the document's order. `nameOf` gives a person's name for an id, and anything else back as it is. */
export function differencesOf(
  before: OperatingModelDocument,
  after: OperatingModelDocument,
  nameOf: NameOf,
): ModelDifference[] {
  return [
    ...linesOf('contract', contractFacts(before), contractFacts(after)),
    ...linesOf('roles', roleFacts(before, nameOf), roleFacts(after, nameOf)),
    ...linesOf('raci', letterFacts(before), letterFacts(after)),
    ...linesOf('decision_rights', rightFacts(before, nameOf), rightFacts(after, nameOf)),
    ...linesOf('decision_rights', separationFacts(before), separationFacts(after)),
    ...linesOf('delegated_tasks', taskFacts(before), taskFacts(after)),
    ...linesOf('escalation', escalationFacts(before), escalationFacts(after)),
    ...linesOf('incident_owner', ownerFacts(before, nameOf), ownerFacts(after, nameOf)),
    ...linesOf('service_thresholds', thresholdFacts(before, nameOf), thresholdFacts(after, nameOf)),
    ...linesOf('risk_appetite', appetiteFacts(before, nameOf), appetiteFacts(after, nameOf)),
  ];
}

/** What a document says of one part: a heading for each thing, and what is said of it. */
type Facts = ReadonlyMap<string, string>;

function linesOf(part: Part, before: Facts, after: Facts): ModelDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what) => {
    const was = before.get(what) ?? null;
    const is = after.get(what) ?? null;
    return was === is ? [] : [{ part, what, before: was, after: is }];
  });
}

function contractFacts({ model, contract }: OperatingModelDocument): Facts {
  return facts([
    ['Operating model', model],
    ['Contract reference', contract.reference],
    ['Contract from', contract.from],
    ['Contract until', contract.until],
  ]);
}

function roleFacts({ roles }: OperatingModelDocument, nameOf: NameOf): Facts {
  return facts(
    roles.map((role) => [
      `${role.title} (${role.party})`,
      role.persons.length === 0 ? 'nobody' : role.persons.map(nameOf).join(', '),
    ]),
  );
}

function letterFacts({ roles, activities }: OperatingModelDocument): Facts {
  return facts(
    activities.flatMap((activity) => [
      [activity.title, activity.applies ? 'in this contract' : 'not in this contract'] as const,
      ...roles.map((role) => [`${activity.title}: ${role.title}`, activity.letters[role.role] ?? null] as const),
    ]),
  );
}

function rightFacts({ decisionRights, roles }: OperatingModelDocument, nameOf: NameOf): Facts {
  const holder = (id: string) =>
    id === reviewerOfRecord
      ? 'the reviewer of record'
      : (roles.find((role) => role.role === id)?.title ?? (id === '' ? 'nobody' : nameOf(id)));
  return facts(
    decisionRights.map((right) => [
      right.title,
      [
        holder(right.heldBy),
        `up to ${right.upTo}`,
        right.secondPersonFrom === null ? 'alone' : `second person from ${right.secondPersonFrom}`,
        right.ifAbsent === null ? 'nobody if absent' : `if absent ${holder(right.ifAbsent)}`,
      ].join(', '),
    ]),
  );
}

function separationFacts({ separation }: OperatingModelDocument): Facts {
  const bars = barsInForce(separation);
  const because = (reason: string | null | undefined) => ((reason ?? '').trim() === '' ? '' : `: ${reason}`);
  return facts([
    ...selfReviewBars.map((bar): [string, string] => [
      `${barTitles[bar]} judges it`,
      `${bars[bar] ? 'never' : 'may'}${because(separation.selfReview[bar]?.reason)}`,
    ]),
    [
      'Two answers that differ',
      `${strategyTitles[strategyInForce(separation)]}${because(separation.conflictingAnswers?.reason)}`,
    ],
  ]);
}

function taskFacts({ delegatedTasks }: OperatingModelDocument): Facts {
  return facts(
    delegatedTasks.map((task) => [
      task.title,
      [
        task.scope === '' ? 'no scope' : task.scope,
        task.systems.length === 0 ? 'no system' : task.systems.includes('*') ? 'every system' : task.systems.join(', '),
        `${task.from} to ${task.until ?? 'no end'}`,
      ].join('; '),
    ]),
  );
}

function escalationFacts({ escalation }: OperatingModelDocument): Facts {
  return facts(
    escalation.map((step, position) => [
      `Step ${position + 1}`,
      `${step.name === '' ? 'nobody' : step.name} (${step.party}), ${step.after}${step.note === null ? '' : `; ${step.note}`}`,
    ]),
  );
}

function ownerFacts({ incidentOwner }: OperatingModelDocument, nameOf: NameOf): Facts {
  return facts([['Owner of every incident', incidentOwner === null ? null : nameOf(incidentOwner)]]);
}

function thresholdFacts({ serviceThresholds }: OperatingModelDocument, nameOf: NameOf): Facts {
  return facts(
    serviceThresholds.map((threshold) => [
      threshold.title,
      `${thresholdInWords(threshold)}; ${agreementInWords(threshold, nameOf)}`,
    ]),
  );
}

/** `critical 60, high 240, else 480 minutes`, or `5 days`. */
export function thresholdInWords({ agreed, unit, bySeverity }: ServiceThreshold): string {
  const named = risks.toReversed().flatMap((risk: Risk) => {
    const figure = bySeverity[risk];
    return figure === undefined ? [] : [`${risk} ${figure}`];
  });
  if (named.length === 0) return `${agreed} ${unit}`;
  return `${named.join(', ')}${named.length === risks.length ? '' : `, else ${agreed}`} ${unit}`;
}

/** A proposal must not read as agreed. */
export function agreementInWords(
  { agreedBy, agreedAt }: { readonly agreedBy: string | null; readonly agreedAt: string | null },
  nameOf: NameOf,
): string {
  if (agreedBy === null || agreedBy.trim() === '' || agreedAt === null) return 'proposed, agreed by nobody yet';
  return `agreed by ${nameOf(agreedBy)} on ${agreedAt}`;
}

function appetiteFacts({ riskAppetite }: OperatingModelDocument, nameOf: NameOf): Facts {
  const { statement } = riskAppetite;
  return facts([
    ['Risk appetite', statement === null ? null : `${statement} (${agreementInWords(riskAppetite, nameOf)})`],
  ]);
}

/** Two things of one heading (two steps, two tasks of one name) are told apart by their place. */
function facts(entries: readonly (readonly [string, string | null])[]): Facts {
  const found = new Map<string, string>();
  for (const [what, said] of entries) {
    if (said === null) continue;
    let name = what;
    for (let place = 2; found.has(name); place += 1) name = `${what} (${place})`;
    found.set(name, said);
  }
  return found;
}
