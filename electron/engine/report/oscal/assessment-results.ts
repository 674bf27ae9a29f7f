// The sealed state as OSCAL assessment results (1.2.1): what was examined, what each requirement came to, what remains.
// OSCAL knows only "satisfied" and "not satisfied": a requirement that can't be judged gets no finding and is named as
// excluded, with the reason, so that unknown never reads as false.
import { type CoverageStatus, type Framework, frameworkTitles } from '../../../../shared/words.ts';
import type { SealedCoverage, SealedState } from '../../review/sealed-state.ts';
import { frameworksIn, personName } from '../figures.ts';
import { controlId, oneLine, plain, properties, some, uuidOf } from './identifiers.ts';
import { backMatter, importPlan, metadataOf, personUuid } from './metadata.ts';
import { inventoryItems, observationOf, observationUuid } from './observations.ts';
import { mattersOf, riskOf, riskUuid } from './risks.ts';

/** JSON of the document, two spaces deep; the same bytes for the same state. */
export function renderAssessmentResults(state: SealedState, draft: boolean): Buffer {
  return Buffer.from(`${JSON.stringify({ 'assessment-results': assessmentResults(state, draft) }, null, 2)}\n`, 'utf8');
}

function assessmentResults(state: SealedState, draft: boolean) {
  const { campaign, workspace } = state;
  return {
    uuid: uuidOf(workspace.id, campaign.id, state.edition, 'assessment-results'),
    metadata: metadataOf(
      state,
      `Access review of non-human identities: ${workspace.customer}, ${campaign.name}`,
      draft,
    ),
    'import-ap': importPlan(state),
    results: [resultOf(state)],
    'back-matter': backMatter(state),
  };
}

function resultOf(state: SealedState) {
  const { campaign, items } = state;
  const matters = mattersOf(state);
  const open = new Set(matters.filter(({ status }) => status !== 'closed').map(({ item }) => item.id));
  return {
    uuid: uuidOf(campaign.id, state.edition, 'result'),
    title: oneLine(campaign.name),
    description: plain(
      `${items.length} entitlements reviewed one by one; the campaign is ${campaign.complete ? 'complete' : 'not complete'}.`,
    ),
    start: campaign.openedAt,
    end: campaign.closedAt ?? state.sealedAt,
    ...properties({
      complete: campaign.complete,
      items: items.length,
      'baseline-digest': campaign.baselineDigest,
      'close-reason': campaign.closeReason,
    }),
    ...(items.length === 0 ? {} : { 'local-definitions': { 'inventory-items': inventoryItems(items) } }),
    'reviewed-controls': {
      description: 'Requirements on which the evidence and the process of this review bear.',
      'control-selections': frameworksIn(state).map((framework) => selectionOf(state, framework)),
    },
    ...some(
      'attestations',
      state.signOffs.map((signOff) => attestationOf(state, signOff)),
    ),
    ...some(
      'observations',
      items.map((item) => observationOf(state, item)),
    ),
    ...some('risks', matters.map(riskOf)),
    ...some(
      'findings',
      state.coverage.flatMap((row) =>
        row.status === 'NOT_EVALUABLE' ? [] : [findingOf(state, row, row.status, open)],
      ),
    ),
  };
}

function selectionOf(state: SealedState, framework: Framework) {
  const rows = state.coverage.filter((row) => row.framework === framework);
  const selected = (those: readonly SealedCoverage[]) =>
    those.map((row) => ({ 'control-id': controlId(framework, row.control) }));
  const judged = rows.filter(({ status }) => status !== 'NOT_EVALUABLE');
  const unjudged = rows.filter(({ status }) => status === 'NOT_EVALUABLE');
  return {
    description: plain(frameworkTitles[framework]),
    ...some('include-controls', selected(judged)),
    ...some('exclude-controls', selected(unjudged)),
    ...(unjudged.length === 0
      ? {}
      : {
          remarks: `Not evaluable, and so neither satisfied nor not satisfied:\n\n${unjudged
            .map((row) => `- ${plain(row.control)}: ${plain(row.reason)}`)
            .join('\n')}`,
        }),
  };
}

function attestationOf(state: SealedState, signOff: SealedState['signOffs'][number]) {
  return {
    'responsible-parties': [{ 'role-id': 'reviewer', 'party-uuids': [personUuid(signOff.person)] }],
    parts: [
      {
        uuid: uuidOf('sign-off', signOff.ledgerEntry, state.workspace.id),
        name: 'sign-off',
        title: oneLine(`${personName(state, signOff.person)} signed off ${signOff.items} items on ${signOff.at}`),
        ...properties({
          'decisions-digest': signOff.decisionsDigest,
          'certificate-fingerprint': signOff.certificateFingerprint,
          'ledger-entry': signOff.ledgerEntry,
        }),
        prose: plain(signOff.statement),
      },
    ],
  };
}

function findingOf(
  state: SealedState,
  row: SealedCoverage,
  status: Exclude<CoverageStatus, 'NOT_EVALUABLE'>,
  open: ReadonlySet<string>,
) {
  const bearing = new Set(row.rules ?? []);
  const items = state.items.filter((item) => item.rules.some((rule) => bearing.has(rule)));
  const id = controlId(row.framework, row.control);
  return {
    uuid: uuidOf(state.campaign.id, row.framework, row.control),
    title: oneLine(`${row.control} ${row.title}`),
    description: plain(row.reason) || 'No reason was recorded.',
    ...properties({
      framework: row.framework,
      'coverage-status': status,
      'computed-status': row.computed,
      'evidence-lines': row.evidenceCount,
      'override-by': row.override?.by ?? null,
      'override-reason': row.override?.reason ?? null,
      'override-at': row.override?.at ?? null,
      crosswalk: row.crosswalk.join(' '),
    }),
    target: {
      type: 'objective-id',
      'target-id': id,
      ...properties({ 'coverage-status': status }),
      status: {
        state: status === 'MET' ? 'satisfied' : 'not-satisfied',
        reason: status === 'MET' ? 'pass' : status === 'NOT_MET' ? 'fail' : 'other',
        ...(status === 'PARTLY_MET' ? { remarks: 'Partly met: some decisions or removals are still open.' } : {}),
      },
    },
    ...some(
      'related-observations',
      items.map((item) => ({ 'observation-uuid': observationUuid(item) })),
    ),
    ...some(
      'related-risks',
      items.filter(({ id: item }) => open.has(item)).map((item) => ({ 'risk-uuid': riskUuid(item) })),
    ),
  };
}
