// Who and what an OSCAL document is of: title, edition, parties with their roles, and the state that it was made from.
import type { SealedState } from '../../review/sealed-state.ts';
import { stateDigest } from '../figures.ts';
import { oneLine, oscalVersion, plain, properties, some, uuidOf } from './identifiers.ts';

export const organisationUuid = (state: SealedState) => uuidOf(state.workspace.id, 'customer');
export const providerUuid = (state: SealedState) => uuidOf(state.workspace.id, 'provider');
export const personUuid = (person: string) => uuidOf('person', person);

const roles = [
  {
    id: 'accountable-organisation',
    title: 'Accountable organisation',
    description: 'Decides about every entitlement and accepts its risk; never the provider.',
  },
  {
    id: 'evidence-provider',
    title: 'Evidence provider',
    description: 'Supplies evidence and performs instructed tasks; decides nothing.',
  },
  { id: 'reviewer', title: 'Reviewer of record', description: 'Signed off decisions of this campaign.' },
];

/** The same for the same sealed state: nothing of it is taken from the clock. */
export function metadataOf(state: SealedState, title: string, draft: boolean) {
  const { workspace, campaign, signOffs, persons } = state;
  const reviewers = [...new Set(signOffs.map(({ person }) => person))].map(personUuid);
  return {
    title: oneLine(`${draft ? 'DRAFT: ' : ''}${title}`),
    published: state.sealedAt,
    'last-modified': state.sealedAt,
    version: `edition ${state.edition}${draft ? ' (draft, not signed)' : ''}`,
    'oscal-version': oscalVersion,
    ...properties({
      'sealed-state-sha256': stateDigest(state),
      'ledger-origin': state.ledger.origin,
      'ledger-size': state.ledger.size,
      'ledger-root': state.ledger.root,
      'replaces-edition': state.replaces?.edition ?? null,
      'replaces-reason': state.replaces?.reason ?? null,
    }),
    roles,
    parties: [
      { uuid: organisationUuid(state), type: 'organization', name: oneLine(workspace.customer) },
      { uuid: providerUuid(state), type: 'organization', name: oneLine(workspace.provider) },
      ...persons.map((person) => ({
        uuid: personUuid(person.id),
        type: 'person',
        name: oneLine(person.name),
        ...properties({ title: person.title, party: person.party }),
        ...(person.party === 'adviser' || person.party === 'auditor'
          ? {}
          : {
              'member-of-organizations': [person.party === 'customer' ? organisationUuid(state) : providerUuid(state)],
            }),
      })),
    ],
    'responsible-parties': [
      { 'role-id': 'accountable-organisation', 'party-uuids': [organisationUuid(state)] },
      { 'role-id': 'evidence-provider', 'party-uuids': [providerUuid(state)] },
      ...(reviewers.length === 0 ? [] : [{ 'role-id': 'reviewer', 'party-uuids': reviewers }]),
    ],
    ...(state.notices.length === 0 ? {} : { remarks: state.notices.map(plain).join('\n\n') }),
    ...some('document-ids', [{ scheme: 'https://www.rfc-editor.org/rfc/rfc9562', identifier: campaign.id }]),
  };
}

const reviewPlan = (state: SealedState) => uuidOf(state.campaign.id, 'plan');

/** What `import-ap` points to: the review had a plan, and it is in the report, not in an OSCAL document. */
export function importPlan(state: SealedState) {
  return {
    href: `#${reviewPlan(state)}`,
    remarks:
      'The plan of this review is its scope, operating model, rules and thresholds, as sections 1 and 2 of the report say.',
  };
}

/** The plan, and every evidence file by its hash. */
export function backMatter(state: SealedState) {
  return {
    resources: [
      {
        uuid: reviewPlan(state),
        title: oneLine(`Scope and method of ${state.campaign.name}`),
        description: plain(
          `Opened ${state.campaign.openedAt}, due ${state.campaign.due}; the baseline's digest is ${state.campaign.baselineDigest}.`,
        ),
      },
      ...state.bundles.flatMap((bundle) =>
        bundle.artefacts.map((artefact) => ({
          uuid: artefactUuid(artefact.id),
          title: oneLine(artefact.path),
          description: plain(`File of the evidence bundle ${bundle.name}`),
          rlinks: [
            {
              href: encodeURI(`bundles/${bundle.name}/${artefact.path}`).replaceAll('#', '%23'),
              hashes: [{ algorithm: 'SHA-256', value: artefact.sha256 }],
            },
          ],
        })),
      ),
    ],
  };
}

export const artefactUuid = (artefact: string) => uuidOf('artefact', artefact);
