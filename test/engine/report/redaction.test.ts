import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../../electron/engine/bundle/archive.ts';
import { renderDataset } from '../../../electron/engine/report/dataset/render.ts';
import { figuresOf, stateBytes, stateDigest } from '../../../electron/engine/report/figures.ts';
import { renderPdf } from '../../../electron/engine/report/pdf/render.ts';
import { renderSummary } from '../../../electron/engine/report/pdf/render-summary.ts';
import { signPdf } from '../../../electron/engine/report/pdf/sign.ts';
import { redactState } from '../../../electron/engine/report/redaction/redact.ts';
import { renderXlsx } from '../../../electron/engine/report/xlsx/render.ts';
import type { SealedState } from '../../../electron/engine/review/sealed-state.ts';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { sealedState } from './fixture.ts';
import { makeLedger } from './ledger.ts';
import { makeSigner, type TestSigner, temporaryFolder, written } from './signers.ts';
import { run, testWith } from './tools.ts';

/** Every text that could name somebody or something carries the mark, so that one search finds whatever is left. */
function marked(mark: string): SealedState {
  const state = sealedState({ items: 40, ledger: makeLedger().head });
  const own = (text: string) => `${text} ${mark}`;
  const maybe = (text: string | null) => (text === null ? null : own(text));
  const cited = <T extends { citation: SealedState['items'][number]['citation'] }>(entry: T): T => ({
    ...entry,
    citation:
      entry.citation === null
        ? null
        : { ...entry.citation, file: own(entry.citation.file), bundleName: own(entry.citation.bundleName) },
  });
  return {
    ...state,
    persons: state.persons.map((person) => ({ ...person, name: own(person.name), title: maybe(person.title) })),
    campaign: { ...state.campaign, closeReason: own('The quarter ends') },
    operatingModel: {
      ...state.operatingModel,
      contract: { ...state.operatingModel.contract, reference: own('NW-HS') },
      escalation: state.operatingModel.escalation.map((step) => ({ ...step, name: own(step.name), note: own('tel') })),
      delegatedTasks: state.operatingModel.delegatedTasks.map((task) => ({
        ...task,
        scope: own(task.scope),
        systems: task.systems.map(own),
      })),
      riskAppetite: { ...state.operatingModel.riskAppetite, statement: own('None') },
    },
    items: state.items.map((item) =>
      cited({
        ...item,
        id: own(item.id),
        identity: own(item.identity),
        nativeId: own(item.nativeId),
        system: own(item.system),
        // A privilege stays unless a name stands in it.
        privilege: `acts as ${own(item.identity)}`,
        resource: own(item.resource),
        owner: maybe(item.owner),
        decision:
          item.decision === null
            ? null
            : {
                ...item.decision,
                justification: maybe(item.decision.justification),
                to: maybe(item.decision.to),
                question: maybe(item.decision.question),
                ticket: maybe(item.decision.ticket),
                shownDigest: own(item.decision.shownDigest),
              },
      }),
    ),
    outOfScope: state.outOfScope.map((entry) => ({
      ...entry,
      identity: own(entry.identity),
      system: own(entry.system),
      reason: own(entry.reason),
    })),
    delegations: state.delegations.map((entry) => ({ ...entry, scope: own(entry.scope), reason: own(entry.reason) })),
    actions: state.actions.map((action) =>
      cited({
        ...action,
        uid: own(action.uid),
        performedBy: own(action.performedBy),
        target: own(action.target),
        ticket: maybe(action.ticket),
        approval: maybe(action.approval),
        explanation: `It is of ${own(action.target)}`,
      }),
    ),
    remediation: state.remediation.map((entry) => ({ ...entry, explanation: `Seen at ${own('svc-erp-export')}` })),
    bundles: state.bundles.map((bundle) => ({
      ...bundle,
      name: own(bundle.name),
      artefacts: bundle.artefacts.map((artefact) => ({ ...artefact, path: own(artefact.path) })),
    })),
    sources: state.sources.map((source) => ({
      ...source,
      id: own(source.id),
      system: maybe(source.system),
      query: maybe(source.query),
      remarks: source.remarks.map(own),
    })),
    rejectedRows: state.rejectedRows.map((row) => ({ ...row, file: own(row.file), reason: own(row.reason) })),
    population: state.population.map((entry) => ({ ...entry, system: own(entry.system) })),
    notices: [own('One source is partial: the export of GitHub'), 'Nothing else is known.'],
  };
}

test('no name, id, path or sentence of a person is left, whatever they are, and no figure changes', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^zq[a-z0-9]{8,12}$/), (mark) => {
      const state = marked(mark);
      const redacted = redactState(state);
      expect(stateBytes(redacted).includes(mark)).toBe(false);
      const counts = ({ exceptions, open, systems, ...numbers }: ReturnType<typeof figuresOf>) => ({
        ...numbers,
        sizes: [exceptions.length, open.length, systems.length],
      });
      expect(counts(figuresOf(redacted))).toEqual(counts(figuresOf(state)));
    }),
    { numRuns: 15 },
  );
});

test('a field that nobody has thought about is withheld', () => {
  const state = { ...sealedState({ items: 2 }), later: { note: 'Dana Owner said so' } };
  expect(redactState(state)).toMatchObject({ later: { note: expect.stringMatching(/^Withheld \d{4}$/) } });
});

test('the same value has the same pseudonym everywhere, and people can still be told apart', () => {
  const redacted = redactState(sealedState({ items: 40 }));
  const [first] = redacted.persons;
  expect(first).toMatchObject({ id: 'person-1', name: 'Person 1' });
  expect(redacted.signOffs.map(({ person }) => person)).toEqual(['person-1', 'person-2', 'person-3']);
  expect(new Set(redacted.items.map(({ system }) => system))).toEqual(
    new Set(
      redacted.population.map((p) => p.system).slice(0, new Set(redacted.items.map(({ system }) => system)).size),
    ),
  );
  expect(stateBytes(redactState(sealedState({ items: 40 }))).equals(stateBytes(redacted))).toBe(true);
});

const anonymous = [{ name: null, title: null, statement: 'I issue this report.' }];
const at = new Date('2026-10-26T10:00:00.000Z');
const mark = 'zq7kx0whale';
const folder = temporaryFolder();

let dana: TestSigner;
let state: SealedState;
let redacted: SealedState;
let redactedPdf: string;
let fullPdf: string;

beforeAll(async () => {
  dana = await makeSigner();
  state = marked(mark);
  redacted = redactState(state);
  const sign = (pdf: Buffer, name: string | null) => signPdf(pdf, dana.signer, { name, reason: 'Issued', at });
  redactedPdf = written(
    folder,
    'redacted.pdf',
    await sign(await renderPdf(redacted, { draft: false, signers: anonymous }), null),
  );
  fullPdf = written(
    folder,
    'full.pdf',
    await sign(await renderPdf(state, { draft: false, signers: anonymous }), 'Dana Owner'),
  );
});

testWith(
  'qpdf',
  'pdftotext',
  'pdfdetach',
)('nothing is left in the pages, the bytes and the attachments of a PDF', async () => {
  const summary = written(folder, 'summary.pdf', await renderSummary(redacted, { draft: false, signers: anonymous }));
  for (const file of [redactedPdf, summary]) {
    run('qpdf', ['--qdf', '--object-streams=disable', file, join(folder, 'open.pdf')]);
    const out = temporaryFolder();
    run('pdfdetach', ['-saveall', '-o', out, file]);
    const everything = [
      readFileSync(join(folder, 'open.pdf'), 'latin1'),
      run('pdftotext', [file, '-']),
      ...readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8')),
    ].join('\n');
    expect(everything.includes(mark)).toBe(false);
    expect(everything).toContain('REDACTED EDITION');
  }
  // The search finds what is there: in the full edition it is on the pages and in the attachment.
  expect(run('pdftotext', [fullPdf, '-'])).toContain(mark);
});

test('nothing is left in the parts of a workbook, nor in the tables', async () => {
  const files = [
    await renderXlsx(redacted, { draft: true, signature: null }),
    await renderDataset(redacted, 'csv', true),
    await renderDataset(redacted, 'parquet', true),
  ];
  for (const file of files) {
    const archive = await openArchive(file);
    for (const { path } of archive.entries) {
      const content = await buffer((await archive.open(path)).pipe(new PassThrough()));
      expect([path, content.includes(mark)]).toEqual([path, false]);
    }
    await archive.close();
  }
});

test('each pseudonym is opened by the full edition, and the checker says so', async () => {
  const root = written(folder, 'root.pem', dana.rootPem);
  const alone = await verifyFile(redactedPdf, { roots: [root] });
  const checked = await verifyFile(redactedPdf, { roots: [root], full: fullPdf });
  const line = ({ lines }: typeof checked) => lines.find(({ check }) => check === 'redaction');
  expect([alone.verdict, line(alone), checked.verdict, line(checked)?.verdict]).toEqual([
    'held',
    undefined,
    'held',
    'held',
  ]);
  expect(line(checked)?.detail).toContain(`${Object.keys(redacted.redaction?.commitments ?? {}).length} pseudonyms`);
  expect(redacted.redaction?.of).toBe(stateDigest(state));
});

test('a figure, a pseudonym or a commitment that was changed is found at its place', async () => {
  const [first, ...others] = redacted.items;
  const commitments = { ...redacted.redaction?.commitments };
  const forged: [RegExp, SealedState][] = [
    [/items\/0\/outcome/, { ...redacted, items: [{ ...(first ?? never()), outcome: 'REVOKE' }, ...others] }],
    [/items\/0\/identity/, { ...redacted, items: [{ ...(first ?? never()), identity: 'Identity 0002' }, ...others] }],
    [/items.*lists 39 entries/, { ...redacted, items: others }],
    [
      /says "Person 1", which is not/,
      {
        ...redacted,
        redaction: { ...(redacted.redaction ?? never()), commitments: { ...commitments, 'Person 1': 'ab' } },
      },
    ],
    [
      /stand nowhere/,
      {
        ...redacted,
        redaction: { ...(redacted.redaction ?? never()), commitments: { ...commitments, 'Person 99': 'ab' } },
      },
    ],
    [/made from another state/, { ...redacted, redaction: { ...(redacted.redaction ?? never()), of: 'ab' } }],
  ];
  for (const [words, other] of forged) {
    const pdf = await signPdf(await renderPdf(other, { draft: false, signers: anonymous }), dana.signer, {
      name: null,
      reason: 'Issued',
      at,
    });
    const { lines } = await verifyFile(written(folder, 'forged.pdf', pdf), { full: fullPdf });
    expect(lines.find(({ check }) => check === 'redaction')).toMatchObject({
      verdict: 'failed',
      detail: expect.stringMatching(words),
    });
  }
}, 60_000);

test('a full edition that does not hold itself proves nothing', async () => {
  const broken = readFileSync(fullPdf);
  broken.write('X', 2000, 'latin1');
  const { verdict } = await verifyFile(redactedPdf, { full: written(folder, 'broken.pdf', broken) });
  expect(verdict).toBe('failed');
});

function never(): never {
  throw new Error('the fixture has it');
}
