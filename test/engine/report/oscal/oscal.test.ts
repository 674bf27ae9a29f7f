// OSCAL documents held against NIST's own schemas (1.2.1) by a validator that is not ours.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { renderAssessmentResults } from '../../../../electron/engine/report/oscal/assessment-results.ts';
import { renderPoam } from '../../../../electron/engine/report/oscal/poam.ts';
import type { SealedState } from '../../../../electron/engine/review/sealed-state.ts';
import { sealedState } from '../fixture.ts';

const schemas = resolve('../shared/schemas/oscal');
const schemasAreMissing = !existsSync(schemas) && process.env.CI === undefined;
if (schemasAreMissing) console.warn('Skipped for want of the OSCAL schemas.');

function validator(name: string) {
  // OSCAL gives its definitions an `$id` that is a pointer, which no validator needs: the references are pointers as well.
  const schema = JSON.parse(readFileSync(join(schemas, name), 'utf8'), (key, value: unknown) =>
    key === '$id' && typeof value === 'string' && value.startsWith('#') ? undefined : value,
  ) as object;
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  return (document: unknown): string[] => {
    if (validate(document)) return [];
    return (validate.errors ?? []).slice(0, 20).map((error) => `${error.instancePath} ${error.message}`);
  };
}

interface Results {
  readonly 'assessment-results': {
    readonly results: readonly [
      {
        readonly observations: readonly { readonly uuid: string }[];
        readonly risks: readonly { readonly uuid: string; readonly status: string }[];
        readonly findings: readonly {
          readonly target: { readonly 'target-id': string; readonly status: { readonly state: string } };
          readonly 'related-observations'?: readonly { readonly 'observation-uuid': string }[];
        }[];
        readonly 'reviewed-controls': {
          readonly 'control-selections': readonly {
            readonly 'exclude-controls'?: readonly { readonly 'control-id': string }[];
          }[];
        };
        readonly attestations: readonly unknown[];
      },
    ];
  };
}

const results = (state: SealedState) => JSON.parse(renderAssessmentResults(state, false).toString()) as Results;

describe.skipIf(schemasAreMissing)('OSCAL', () => {
  const checkResults = schemasAreMissing ? () => [] : validator('oscal_assessment-results_schema.json');
  const checkPoam = schemasAreMissing ? () => [] : validator('oscal_poam_schema.json');

  test('the validator finds what is wrong, so that its silence means something', () => {
    const document = results(sealedState({ items: 12 }));
    expect(checkResults({ 'assessment-results': { ...document['assessment-results'], uuid: 'no uuid' } })).not.toEqual(
      [],
    );
  });

  test.each([0, 1, 24, 300])('assessment results of %i items are valid', (items) => {
    expect(checkResults(results(sealedState({ items })))).toEqual([]);
  });

  test.each([0, 1, 24, 300])('the plan of action of %i items is valid', (items) => {
    expect(checkPoam(JSON.parse(renderPoam(sealedState({ items }), false).toString()))).toEqual([]);
  });

  test('are valid whatever people and systems are called', () => {
    const odd = ['', ' ', '\n', 'a\nb', '<b>&amp;</b>', '`*_#', '\u202Etxt', '💥', 'x'.repeat(5000), '../%00#?'];
    const state = sealedState({ items: odd.length });
    const items = state.items.map((item, index) => {
      const text = odd[index] ?? '';
      return {
        ...item,
        identity: text,
        privilege: text,
        resource: text,
        owner: text,
        system: text,
        nativeId: `${index}`,
      };
    });
    const changed = {
      ...state,
      items,
      notices: odd,
      coverage: state.coverage.map((row, index) => ({ ...row, reason: odd[index % odd.length] ?? '' })),
      bundles: state.bundles.map((bundle, index) => ({ ...bundle, name: `${odd[index % odd.length]}bundle` })),
    };
    expect(checkResults(results(changed))).toEqual([]);
    expect(checkPoam(JSON.parse(renderPoam(changed, true).toString()))).toEqual([]);
  });
});

describe('assessment results', () => {
  const state = sealedState({ items: 60 });
  const [result] = results(state)['assessment-results'].results;

  test('have an observation for every item, once', () => {
    expect(new Set(result.observations.map(({ uuid }) => uuid)).size).toBe(state.items.length);
  });

  test('say nothing of a requirement that can not be judged but that it is so', () => {
    const unjudged = state.coverage.filter(({ status }) => status === 'NOT_EVALUABLE').length;
    const excluded = result['reviewed-controls']['control-selections'].flatMap((one) => one['exclude-controls'] ?? []);
    expect([excluded.length, result.findings.length]).toEqual([unjudged, state.coverage.length - unjudged]);
    expect(unjudged).toBeGreaterThan(0);
  });

  test('call satisfied only what is met', () => {
    const satisfied = result.findings.filter(({ target }) => target.status.state === 'satisfied').length;
    expect(satisfied).toBe(state.coverage.filter(({ status }) => status === 'MET').length);
  });

  test('lead from a finding to the items whose rules bear on it', () => {
    const bearing = { ...state, coverage: state.coverage.map((row) => ({ ...row, rules: ['PRV-1'] })) };
    const [linked] = results(bearing)['assessment-results'].results;
    const expected = state.items.filter(({ rules }) => rules.includes('PRV-1')).length;
    expect(linked.findings.map((finding) => finding['related-observations']?.length ?? 0)).toEqual(
      linked.findings.map(() => expected),
    );
    expect(expected).toBeGreaterThan(0);
  });

  test('are the same bytes for the same state, and keep their UUIDs in the next edition', () => {
    expect(renderAssessmentResults(state, false).equals(renderAssessmentResults(structuredClone(state), false))).toBe(
      true,
    );
    const [next] = results({ ...state, edition: state.edition + 1 })['assessment-results'].results;
    expect(next.observations.map(({ uuid }) => uuid)).toEqual(result.observations.map(({ uuid }) => uuid));
  });
});

test('the plan of action holds what is open and nothing that is verified', () => {
  const state = sealedState({ items: 120 });
  const document = JSON.parse(renderPoam(state, false).toString()) as {
    'plan-of-action-and-milestones': { 'poam-items': { title: string }[] };
  };
  const verified = state.remediation.filter((entry) => entry.state === 'verified').map(({ reference }) => reference);
  const removals = state.remediation.filter((entry) => entry.state !== 'verified').map(({ reference }) => reference);
  const undecided = state.items.filter(({ outcome }) => outcome === 'NO_DECISION' || outcome === 'CANNOT_DECIDE');
  const titles = document['plan-of-action-and-milestones']['poam-items'].map(({ title }) => title.split(' ')[0]);
  expect(verified.filter((reference) => titles.includes(reference))).toEqual([]);
  expect([...removals, ...undecided.map(({ reference }) => reference)].filter((one) => !titles.includes(one))).toEqual(
    [],
  );
});
