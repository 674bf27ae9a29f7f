// Tables that only the audit pack has: scope with counts, delegations, the figures of review quality, rules, thresholds, and
// every key whose signature something here rests on.
import { itemOutcomes, risks } from '../../../../shared/words.ts';
import type { Signer } from '../../keys/signing-key.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { evidenceNumber, figuresOf, personName } from '../figures.ts';
import { code, number, type Table, table, text, time } from '../table-column.ts';

export function packTables(state: SealedState, signer: Signer | null): Table[] {
  return [
    scope(state),
    counts(state),
    delegations(state),
    quality(state),
    rules(state),
    thresholds(state),
    fingerprints(state, signer),
  ];
}

function scope({ population }: SealedState): Table {
  return table('Scope', 'scope', population, [
    text('System', 'A system that the evidence covers', 30, (row) => row.system),
    number('Identities', 'Non-human identities in it', 10, (row) => row.identities),
    number('Credentials', 'Credentials of these', 10, (row) => row.credentials),
    number('Entitlements', 'Rights of these', 10, (row) => row.entitlements),
    number('In scope', 'Rights that were reviewed', 10, (row) => row.inScope),
    number('Out of scope', 'Rights that were left out: out-of-scope.csv says why', 10, (row) => row.outOfScope),
  ]);
}

function counts(state: SealedState): Table {
  const figures = figuresOf(state);
  const closing = state.loop?.closing.counts;
  const rows: (readonly [string, string, number])[] = [
    ['baseline', 'items', figures.items],
    ['baseline', 'identities', figures.identities],
    ['baseline', 'entitlements left out of scope', figures.outOfScope],
    ...risks.map((risk) => ['baseline', `risk ${risk}`, figures.byRisk[risk]] as const),
    ...itemOutcomes.map((outcome) => ['decisions', outcome, figures.byOutcome[outcome]] as const),
    ...Object.entries(closing ?? {}).map(([what, count]) => ['closing snapshot', spaced(what), count] as const),
  ];
  return table('Counts', 'counts', rows, [
    text('Of', 'The baseline, the decisions, or the closing snapshot', 18, ([of]) => of),
    text('What', 'What is counted', 34, ([, what]) => what),
    number('Count', 'How many', 9, ([, , count]) => count),
  ]);
}

function delegations(state: SealedState): Table {
  return table('Delegations', 'delegations', state.delegations, [
    text('From', 'Whose answers were delegated', 24, (row) => personName(state, row.from)),
    text('To', 'Who stood in', 24, (row) => personName(state, row.to)),
    text('Scope', 'What it covers', 40, (row) => row.scope),
    text('Valid from', 'First day', 12, (row) => row.validFrom),
    text('Valid until', 'Last day', 12, (row) => row.validUntil),
    text('Reason', 'Why', 40, (row) => row.reason),
  ]);
}

function quality({ quality: found }: SealedState): Table {
  const rows: (readonly [string, number | null, string])[] = [
    ['decisions', found.decisions, 'Decisions that were made'],
    ['one by one', found.oneByOne, 'Of these alone, with the case on the screen'],
    ['in bulk', found.inBulk, 'Of these together with others'],
    ['batches', found.batches, 'How many times several were decided together'],
    ['median seconds', found.medianSeconds, 'Half of the cases were looked at for at least so long'],
    ['longest seconds', found.longestSeconds, 'The longest look at a case'],
    ['evidence opened', found.evidenceOpened, 'Evidence lines that were opened before deciding'],
    [
      `longest streak of ${found.longestStreak?.outcome ?? 'one outcome'}`,
      found.longestStreak?.length ?? null,
      'The most decisions of one outcome in a row',
    ],
    ['undone', found.undone, 'Decisions that were taken back before the sign-off'],
    ...(found.refused ?? []).map(
      ({ code, times }) => [`refused ${code}`, times, 'Attempts refused because of who tried'] as const,
    ),
  ];
  return table('Review quality', 'review-quality', rows, [
    text('Figure', 'What was measured', 30, ([figure]) => figure),
    number('Value', 'Empty: nothing to measure', 9, ([, value]) => value),
    text('Meaning', 'What it tells', 60, ([, , meaning]) => meaning),
  ]);
}

function rules({ rules: applied }: SealedState): Table {
  return table('Rules', 'rules', applied, [
    code('Rule', 'Its id', 24, (rule) => rule.rule),
    text('Title', 'What it looks for', 44, (rule) => rule.title),
    text('Severity', 'The risk that it gives', 10, (rule) => rule.severity),
    text('Why', 'Why it matters', 60, (rule) => rule.why),
    number('Pass', 'Rights that it found in order', 9, (rule) => rule.pass),
    number('Fail', 'Rights that it found not in order', 9, (rule) => rule.fail),
    number('Not evaluable', 'Rights of which the evidence says too little', 9, (rule) => rule.notEvaluable),
  ]);
}

function thresholds({ thresholds: set }: SealedState): Table {
  return table('Thresholds', 'thresholds', set, [
    text('Threshold', 'What it bounds', 44, (row) => row.title),
    number('Value', 'As it was set when the state was sealed', 9, (row) => row.value),
    text('Unit', 'Its unit', 10, (row) => row.unit),
    number('Standard', 'What it is when nobody changes it', 9, (row) => row.standard),
  ]);
}

interface Key {
  readonly of: string;
  readonly who: string;
  readonly fingerprint: string;
  readonly signed: string;
  readonly at: string | null;
}

function fingerprints(state: SealedState, signer: Signer | null): Table {
  const keys: Key[] = [
    ...(signer === null
      ? []
      : [{ of: 'pack', who: signer.subject, fingerprint: signer.fingerprint, signed: 'this pack', at: null }]),
    ...state.signOffs.map((signOff) => ({
      of: 'sign-off',
      who: personName(state, signOff.person),
      fingerprint: signOff.certificateFingerprint,
      signed: `entry ${signOff.ledgerEntry} of the ledger`,
      at: signOff.at,
    })),
    ...state.bundles.flatMap((bundle) =>
      bundle.fingerprint === null
        ? []
        : [
            {
              of: `evidence, ${bundle.trust}`,
              who: bundle.provider ?? '',
              fingerprint: bundle.fingerprint,
              signed: `${evidenceNumber(state, bundle.id)}, ${bundle.name}`,
              at: bundle.receivedAt,
            },
          ],
    ),
    {
      of: 'ledger',
      who: state.ledger.origin,
      fingerprint: state.ledger.verifierKey,
      signed: `the checkpoint over ${state.ledger.size} entries`,
      at: state.sealedAt,
    },
  ];
  return table('Key fingerprints', 'key-fingerprints', keys, [
    text('Of', 'What kind of signature it is', 22, (key) => key.of),
    text('Who', 'Whose key it is said to be', 30, (key) => key.who),
    code(
      'Fingerprint',
      'SHA-256 of the certificate, the key as its tool prints it, or the ledger’s key',
      66,
      (key) => key.fingerprint,
    ),
    text('Signed', 'What it signed', 40, (key) => key.signed),
    time('When', 'UTC, by the record’s word', (key) => key.at),
  ]);
}

function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
