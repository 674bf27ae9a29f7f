// Kubescape's results: for every resource the controls that were run on it. The resources themselves stand in the file
// too, Secrets among them, so their values are withheld.
import { addressOf, asObject, type Cursor, field, fieldAt, items, rootOf } from '../cursor.ts';
import { secretValuePlaces } from '../kubernetes/secret-values.ts';
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { isSecretName } from '../withhold.ts';
import { plainText } from './entries.ts';
import {
  type Observation,
  type PostureRecord,
  postureRecords,
  postureUnknowable,
  rejected,
  severityOfScore,
  type Verdict,
} from './observation.ts';

export const kubescapeResults: SourceKind = {
  kind: 'kubescape.results',
  title: 'Kubescape results',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    ...postureUnknowable,
    { fact: 'finding.firstSeen', reason: 'Kubescape shows one run, not when a problem was first seen.' },
  ],
  sniff(head) {
    return /^\s*\{/.test(head) &&
      /"summaryDetails"\s*:/.test(head) &&
      /"(?:controls|generationTime|frameworks)"\s*:/.test(head)
      ? 0.97
      : 0;
  },
  secrets: {
    field: (name) => (isSecretName(name) ? 'secret' : lastApplied === name ? 'context' : null),
    places: (document) => secretValuePlaces(document),
  },
  *read(files, context) {
    yield* postureRecords(controls(files), context.extractedAt);
  },
};

/** The annotation in which kubectl keeps a copy of the whole object. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

function* controls(files: Parameters<SourceKind['read']>[0]): Generator<PostureRecord, void, undefined> {
  for (const file of files) {
    if (file.format !== 'json') continue;
    for (const document of file.documents) {
      const root = rootOf(document);
      if (!Array.isArray(field(root, 'results').value))
        yield rejected(addressOf(root), 'There is no list of results in it, so nobody can say which resource failed.');
      const seen = timeOrNull(field(root, 'generationTime').value);
      for (const result of items(field(root, 'results'))) {
        const resource = plainText(field(result, 'resourceID').value);
        for (const control of items(field(result, 'controls'))) yield controlRecord(root, control, resource, seen);
      }
    }
  }
}

function controlRecord(root: Cursor, control: Cursor, resource: string | null, lastSeen: string | null): PostureRecord {
  const address = addressOf(control);
  const rule = plainText(field(control, 'controlID').value);
  if (asObject(control) === null || rule === null) return rejected(address, 'The control has no controlID.');
  const verdict = verdictOf(control);
  if (verdict === null) return rejected(address, 'The status is none that Kubescape writes (passed, failed, skipped).');
  const factor = fieldAt(root, 'summaryDetails', 'controls', rule, 'scoreFactor').value;
  const observation: Observation = {
    type: 'observation',
    verdict,
    tool: 'Kubescape',
    rule,
    title: plainText(field(control, 'name').value) ?? rule,
    id: null,
    resource: readable(resource),
    severity: typeof factor === 'number' && factor > 0 ? severityOfScore(factor) : null,
    scope: plainText(field(root, 'clusterName').value),
    lastSeen,
    address,
  };
  return observation;
}

/** A control that passed only because of an exception failed in truth, and somebody accepted that. */
function verdictOf(control: Cursor): Verdict | null {
  const status = field(control, 'status');
  const word = plainText(status.value) ?? plainText(field(status, 'status').value);
  const exception = /exception|ignored|excluded/i.test(plainText(field(status, 'subStatus').value) ?? '');
  switch (word?.toLowerCase()) {
    case 'passed':
      return exception ? 'suppressed' : 'passed';
    case 'failed':
      return exception ? 'suppressed' : 'failed';
    case 'excluded':
      return 'suppressed';
    case 'skipped':
    case 'irrelevant':
    case 'error':
    case 'unknown':
      return 'not_assessed';
    default:
      return null;
  }
}

/** `path=966824446/api=apps/v1//Deployment/nginx`: the number is of one run. */
function readable(resource: string | null): string | null {
  return resource?.replace(/^path=\d+\//, '').replace(/^api=/, '') ?? null;
}
