// Each reviewed entitlement as an observation: what was examined, on what evidence, and what its owner decided.
import type { SealedItem, SealedState } from '../../review/sealed-state.ts';
import { personName } from '../figures.ts';
import { oneLine, plain, properties, some, uuidOf } from './identifiers.ts';
import { artefactUuid, organisationUuid, personUuid, providerUuid } from './metadata.ts';

export const observationUuid = (item: SealedItem) => uuidOf('observation', item.id);
const identityUuid = (item: Pick<SealedItem, 'system' | 'nativeId'>) => uuidOf('identity', item.system, item.nativeId);

/** The identities under review, once each. */
export function inventoryItems(items: readonly SealedItem[]) {
  const first = new Map<string, SealedItem>();
  for (const item of items) if (!first.has(identityUuid(item))) first.set(identityUuid(item), item);
  return [...first].map(([uuid, item]) => ({
    uuid,
    description: plain(item.identity) || 'an identity without a name',
    ...properties({
      system: item.system,
      'native-id': item.nativeId,
      kind: item.identityKind,
      owner: item.owner,
      'owner-basis': item.ownerBasis,
    }),
  }));
}

export function observationOf(state: SealedState, item: SealedItem) {
  const { decision, citation } = item;
  return {
    uuid: observationUuid(item),
    title: oneLine(`${item.reference} ${item.outcome}`),
    description: plain(`${item.identity} (${item.system}) has ${item.privilege} on ${item.resource}.`),
    ...properties({
      reference: item.reference,
      outcome: item.outcome,
      risk: item.risk,
      rules: item.rules.join(' '),
      change: item.change,
      environment: item.environment,
      'decided-at': decision?.decidedAt ?? null,
      'decided-by': decision === null ? null : personName(state, decision.performer),
      'reviewer-of-record': decision === null ? null : personName(state, decision.reviewerOfRecord),
      'second-person': decision?.secondPerson == null ? null : personName(state, decision.secondPerson),
      'under-delegation': decision?.underDelegation === true ? 'true' : null,
      until: decision?.until ?? null,
      'reduce-to': decision?.to ?? null,
      ticket: decision?.ticket ?? null,
      'ledger-entry': decision?.ledgerEntry ?? null,
      'shown-digest': decision?.shownDigest ?? null,
    }),
    methods: ['EXAMINE'],
    origins: [
      { actors: [{ type: 'party', 'actor-uuid': providerUuid(state), 'role-id': 'evidence-provider' }] },
      {
        actors: [
          decision === null
            ? { type: 'party', 'actor-uuid': organisationUuid(state), 'role-id': 'accountable-organisation' }
            : { type: 'party', 'actor-uuid': personUuid(decision.performer), 'role-id': 'reviewer' },
        ],
      },
    ],
    subjects: [
      { 'subject-uuid': identityUuid(item), type: 'inventory-item', title: oneLine(item.identity) || 'identity' },
    ],
    ...some(
      'relevant-evidence',
      citation === null
        ? []
        : [
            {
              href: `#${artefactUuid(citation.artefact)}`,
              description: plain(`${citation.bundleName}: ${citation.file}`),
              ...properties({ line: citation.line, pointer: citation.pointer, sha256: citation.sha256 }),
            },
          ],
    ),
    collected: collectedAt(state, item),
    ...(decision?.justification == null || oneLine(decision.justification) === ''
      ? {}
      : { remarks: plain(decision.justification) }),
  };
}

/** When the evidence was taken from its system; when it was received, where the bundle does not say. */
function collectedAt(state: SealedState, item: SealedItem): string {
  const bundle = state.bundles.find(({ id }) => id === item.citation?.bundle);
  return zoned(bundle?.effectiveAt ?? null) ?? zoned(bundle?.receivedAt ?? null) ?? state.campaign.openedAt;
}

function zoned(at: string | null): string | null {
  return at !== null && /T.*(Z|[+-]\d\d:\d\d)$/.test(at) ? at : null;
}
