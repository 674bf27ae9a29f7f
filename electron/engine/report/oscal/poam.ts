// What is still open as an OSCAL plan of action and milestones (1.2.1). OSCAL demands at least one item: a campaign with
// nothing open says so in one.
import type { SealedState } from '../../review/sealed-state.ts';
import { oneLine, plain, properties, uuidOf } from './identifiers.ts';
import { backMatter, metadataOf, organisationUuid } from './metadata.ts';
import { inventoryItems, observationOf, observationUuid } from './observations.ts';
import { mattersOf, type OpenMatter, riskOf, riskUuid } from './risks.ts';

/** JSON of the document, two spaces deep; the same bytes for the same state. */
export function renderPoam(state: SealedState, draft: boolean): Buffer {
  return Buffer.from(`${JSON.stringify({ 'plan-of-action-and-milestones': poam(state, draft) }, null, 2)}\n`, 'utf8');
}

function poam(state: SealedState, draft: boolean) {
  const open = mattersOf(state).filter(({ status }) => status !== 'closed');
  const items = open.map(({ item }) => item);
  return {
    uuid: uuidOf(state.workspace.id, state.campaign.id, state.edition, 'poam'),
    metadata: metadataOf(
      state,
      `Open matters of the access review: ${state.workspace.customer}, ${state.campaign.name}`,
      draft,
    ),
    'system-id': { 'identifier-type': 'http://ietf.org/rfc/rfc4122', id: state.workspace.id },
    ...(open.length === 0
      ? {}
      : {
          'local-definitions': { 'inventory-items': inventoryItems(items) },
          observations: items.map((item) => observationOf(state, item)),
          risks: open.map(riskOf),
        }),
    'poam-items': open.length === 0 ? [nothingOpen(state)] : open.map((matter) => itemOf(state, matter)),
    'back-matter': backMatter(state),
  };
}

function itemOf(state: SealedState, { item, status, statement, remediation, deadline }: OpenMatter) {
  return {
    uuid: uuidOf('poam-item', item.id),
    title: oneLine(`${item.reference} ${remediation === null ? item.outcome : remediation.outcome}`),
    description: plain(statement) || 'No explanation was recorded.',
    ...properties({ status, 'remediation-state': remediation?.state ?? null, due: deadline, risk: item.risk }),
    origins: [
      { actors: [{ type: 'party', 'actor-uuid': organisationUuid(state), 'role-id': 'accountable-organisation' }] },
    ],
    'related-observations': [{ 'observation-uuid': observationUuid(item) }],
    'related-risks': [{ 'risk-uuid': riskUuid(item) }],
  };
}

function nothingOpen(state: SealedState) {
  return {
    uuid: uuidOf(state.campaign.id, state.edition, 'nothing-open'),
    title: 'Nothing is open',
    description: plain(
      `Every entitlement of ${state.campaign.name} is decided, every removal verified, and no accepted risk is running.`,
    ),
  };
}
