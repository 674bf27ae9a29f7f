// SARIF 2.1.0 of a secret scanner (gitleaks, ggshield ...), known by the name of the tool in it. The text that a result
// quotes from the source is the secret or holds it, and is withheld.
import { addressOf, type Cursor, field, fieldAt, items, rootOf, textIn } from '../cursor.ts';
import { isObject, type JsonValue, property } from '../json.ts';
import type { FindingRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import {
  exposedSecret,
  firstIn,
  hasKeys,
  keyIdIn,
  lastFourIn,
  neverChecked,
  unknownToScanner,
  wordsIn,
} from './finding.ts';

const scanners =
  /gitleaks|betterleaks|trufflehog|ggshield|gitguardian|detect-secrets|nosey[-_ ]?parker|kingfisher|whispers|talisman|secret[-_ ]?(?:scan|detect)/i;

export const secretScanSarif: SourceKind = {
  kind: 'secret-scan.sarif',
  title: 'SARIF report of a secret scanner',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [...unknownToScanner('A SARIF report'), neverChecked('The tool behind a SARIF report')],
  sniff(head, path) {
    if (!/^\s*\{/.test(head) || !hasKeys(head, 'runs') || !/sarif|"version"\s*:\s*"2\./i.test(head)) return 0;
    const tool = /"driver"\s*:\s*\{[^{}[\]]*"name"\s*:\s*"([^"]*)"/.exec(head)?.[1];
    // An empty list of runs names no tool; neither does a head that ends before it.
    return scanners.test(tool ?? path) ? (tool === undefined ? 0.7 : 0.97) : 0;
  },
  secrets: {
    field: (name) => (name === 'offender' || isSecretName(name) ? 'secret' : null),
    places: quotedTexts,
  },
  *read(files, context) {
    for (const file of files) {
      if (file.format !== 'json') continue;
      for (const document of file.documents) {
        const runs = field(rootOf(document), 'runs');
        if (!Array.isArray(runs.value))
          yield { type: 'rejected', address: addressOf(rootOf(document)), reason: 'The SARIF file has no runs.' };
        for (const run of items(runs)) yield* runRecords(run, context.extractedAt);
      }
    }
  },
};

/** Snippets of all results, and the message of a result that repeats one of its own. */
function* quotedTexts(document: JsonValue): Generator<readonly string[], void, undefined> {
  for (const [run, runPath] of listAt(document, 'runs', [])) {
    for (const [result, path] of listAt(run, 'results', runPath)) {
      const quoted: string[] = [];
      for (const [location, locationPath] of listAt(result, 'locations', path)) {
        for (const region of ['region', 'contextRegion']) {
          for (const member of ['text', 'rendered']) {
            const below = ['physicalLocation', region, 'snippet', member];
            const text = below.reduce<JsonValue | undefined>(
              (value, key) => (isObject(value) ? property(value, key) : undefined),
              location,
            );
            if (text === undefined) continue;
            yield [...locationPath, ...below];
            if (typeof text === 'string' && text.trim().length >= 8) quoted.push(text.trim());
          }
        }
      }
      const message = isObject(result) ? property(result, 'message') : undefined;
      for (const member of ['text', 'markdown']) {
        const text = isObject(message) ? property(message, member) : undefined;
        if (typeof text === 'string' && quoted.some((secret) => text.includes(secret)))
          yield [...path, 'message', member];
      }
    }
  }
}

function listAt(
  value: JsonValue,
  key: string,
  path: readonly string[],
): readonly (readonly [JsonValue, readonly string[]])[] {
  const list = isObject(value) ? property(value, key) : undefined;
  return Array.isArray(list) ? list.map((item, index) => [item, [...path, key, String(index)]] as const) : [];
}

function* runRecords(run: Cursor, seenAt: string | null): Generator<IntakeRecord, void, undefined> {
  const driver = fieldAt(run, 'tool', 'driver');
  const tool = textIn(driver, 'name');
  if (tool === null) {
    yield { type: 'rejected', address: addressOf(run), reason: 'The run does not name its tool.' };
    return;
  }
  if (items(field(run, 'invocations')).some((one) => field(one, 'executionSuccessful').value === false)) {
    const detail = `${tool} says that its run failed, so it may not have searched everything.`;
    yield { type: 'remark', remark: 'partial', detail, address: addressOf(run) };
  }
  if (!scanners.test(tool)) {
    const detail = `${tool} is not known to search for secrets: its results are findings of another kind, and show no absence of exposed secrets.`;
    yield { type: 'remark', remark: 'partial', detail, address: addressOf(run) };
  }
  const rules = items(field(driver, 'rules'));
  for (const result of items(field(run, 'results'))) {
    // SARIF may list what was looked at and found good.
    if (/^(?:pass|notApplicable)$/.test(textIn(result, 'kind') ?? '')) continue;
    yield resultRecord(result, { run, tool, rules, seenAt });
  }
}

interface Run {
  readonly run: Cursor;
  readonly tool: string;
  readonly rules: readonly Cursor[];
  readonly seenAt: string | null;
}

function resultRecord(result: Cursor, { run, tool, rules, seenAt }: Run): IntakeRecord {
  const message = textIn(field(result, 'message'), 'text');
  const rule = ruleOf(result, rules, message);
  if (rule === null)
    return { type: 'rejected', address: addressOf(result), reason: 'The result has neither a rule nor a message.' };
  const physical = field(firstIn(result, 'locations'), 'physicalLocation');
  const properties = field(result, 'properties');
  const prints = field(result, 'partialFingerprints');
  const snippet = fieldAt(physical, 'region', 'snippet', 'text').value;
  const offender = field(properties, 'offender').value;
  const described = rules.find((one) => textIn(one, 'id') === rule);
  const finding = exposedSecret({
    tool,
    rule,
    title: (described === undefined ? null : textIn(field(described, 'shortDescription'), 'text')) ?? message,
    nativeId: null,
    place: {
      repository: textIn(properties, 'repo') ?? textIn(firstIn(run, 'versionControlProvenance'), 'repositoryUri'),
      file: textIn(field(physical, 'artifactLocation'), 'uri'),
      line: wordsIn(fieldAt(physical, 'region', 'startLine').value),
      commit: textIn(properties, 'commit') ?? textIn(prints, 'commitSha'),
    },
    identityHint: keyIdIn(offender, snippet),
    // gitleaks 8 quotes the secret alone, version 7 the line with the secret beside it.
    lastFour: lastFourIn(offender ?? (/gitleaks/i.test(tool) ? snippet : undefined)),
    state: stateOf(result),
    foundAt: textIn(properties, 'date') ?? textIn(prints, 'date') ?? undefined,
    seenAt,
    address: addressOf(result),
  });
  return scanners.test(tool) ? finding : { ...finding, kind: 'other' };
}

/** gitleaks 7 names its rule in the message only. */
function ruleOf(result: Cursor, rules: readonly Cursor[], message: string | null): string | null {
  const index = field(result, 'ruleIndex').value;
  const indexed = typeof index === 'number' ? rules[index] : undefined;
  return (
    textIn(result, 'ruleId') ??
    textIn(field(result, 'rule'), 'id') ??
    (indexed === undefined ? null : textIn(indexed, 'id')) ??
    message?.replace(/ secret detected$/, '') ??
    null
  );
}

function stateOf(result: Cursor): FindingRecord['state'] {
  if (textIn(result, 'baselineState') === 'absent') return 'resolved';
  const accepted = items(field(result, 'suppressions')).some(
    (one) => (textIn(one, 'status') ?? 'accepted') === 'accepted',
  );
  return accepted ? 'suppressed' : 'open';
}
