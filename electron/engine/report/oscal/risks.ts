// What remains: removals on their way, accepted risks with their end, and what nobody has decided. Each is a risk of the
// assessment results, and those that are open an item of the plan of action.
import type { RemediationState } from '../../../../shared/words.ts';
import type { SealedItem, SealedState } from '../../review/sealed-state.ts';
import { oneLine, plain, properties, some, uuidOf } from './identifiers.ts';
import { observationUuid } from './observations.ts';

type Status = 'open' | 'remediating' | 'deviation-approved' | 'closed';

export interface OpenMatter {
  readonly item: SealedItem;
  readonly status: Status;
  readonly statement: string;
  readonly remediation: SealedState['remediation'][number] | null;
  /** A date by which it has to be settled; null: none was set. */
  readonly deadline: string | null;
}

export const riskUuid = (item: SealedItem) => uuidOf('risk', item.id);

/** In the order of the items. */
export function mattersOf(state: SealedState): OpenMatter[] {
  const remediation = new Map(state.remediation.map((entry) => [entry.reference, entry]));
  return state.items.flatMap((item): OpenMatter[] => {
    const removal = remediation.get(item.reference) ?? null;
    const exception = item.decision?.exception ?? null;
    if (removal !== null)
      return [
        { item, status: statusOf(removal.state), statement: removal.explanation, remediation: removal, deadline: null },
      ];
    if (exception !== null)
      return [
        {
          item,
          status: 'deviation-approved',
          statement: `The risk is accepted until ${exception.expires}; compensating control: ${exception.compensatingControl}`,
          remediation: null,
          deadline: exception.expires,
        },
      ];
    if (item.outcome === 'NO_DECISION' || item.outcome === 'CANNOT_DECIDE')
      return [{ item, status: 'open', statement: undecided(item), remediation: null, deadline: null }];
    return [];
  });
}

function statusOf(state: RemediationState): Status {
  switch (state) {
    case 'verified':
      return 'closed';
    case 'instructed':
    case 'claimed':
      return 'remediating';
    case 'failed':
    case 'reappeared':
      return 'open';
  }
}

function undecided(item: SealedItem): string {
  const question = item.decision?.question ?? null;
  if (item.outcome === 'CANNOT_DECIDE') return `It could not be decided${question === null ? '' : `: ${question}`}`;
  return 'Nobody decided it. Silence is not consent.';
}

export function riskOf(matter: OpenMatter) {
  const { item, remediation } = matter;
  return {
    uuid: riskUuid(item),
    title: oneLine(`${item.reference} ${item.identity}: ${item.privilege}`),
    description: plain(`${item.identity} (${item.system}) has ${item.privilege} on ${item.resource}.`),
    statement: plain(matter.statement) || 'No explanation was recorded.',
    ...properties({
      risk: item.risk,
      rules: item.rules.join(' '),
      outcome: item.outcome,
      'remediation-state': remediation?.state ?? null,
      'remediation-since': remediation?.since ?? null,
    }),
    status: matter.status,
    ...(matter.deadline === null ? {} : { deadline: `${matter.deadline.slice(0, 10)}T23:59:59Z` }),
    ...some(
      'remediations',
      remediation === null
        ? []
        : [
            {
              uuid: uuidOf('remediation', item.id),
              lifecycle: remediation.state === 'verified' ? 'completed' : 'planned',
              title: remediation.outcome === 'REDUCE' ? 'Reduce the access' : 'Remove the access',
              description: plain(item.decision?.to ?? remediation.explanation) || 'As instructed.',
              ...properties({ 'instructed-at': remediation.instructedAt }),
            },
          ],
    ),
    'related-observations': [{ 'observation-uuid': observationUuid(item) }],
  };
}
