// ScoutSuite's results: a JavaScript file that assigns one JSON document (`scoutsuite_results =`), in which every service
// holds its rules, and every rule the dotted paths of what it flagged.
import { addressOf, asObject, type Cursor, field, fieldAt, items, rootOf } from '../cursor.ts';
import { isObject, type JsonValue, property } from '../json.ts';
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { plainText } from './entries.ts';
import { type PostureRecord, plainLine, postureRecords, postureUnknowable, rejected } from './observation.ts';
import { inResources } from './secrets.ts';

export const scoutSuiteResults: SourceKind = {
  kind: 'scoutsuite.results',
  title: 'ScoutSuite results',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    ...postureUnknowable,
    { fact: 'finding.state', reason: 'ScoutSuite shows one run: what it flags counts as open.' },
    { fact: 'finding.firstSeen', reason: 'ScoutSuite shows one run, not when a problem was first seen.' },
  ],
  sniff(head) {
    if (/^\s*scoutsuite_results\s*=\s*\{/.test(head)) return 0.99;
    return /^\s*\{/.test(head) && /"ruleset_name"\s*:/.test(head) && /"provider_code"\s*:/.test(head) ? 0.95 : 0;
  },
  secrets: inResources,
  *read(files, context) {
    yield* postureRecords(flagged(files), context.extractedAt);
  },
};

function* flagged(files: Parameters<SourceKind['read']>[0]): Generator<PostureRecord, void, undefined> {
  for (const file of files) {
    if (file.format !== 'json') continue;
    for (const document of file.documents) {
      const root = rootOf(document);
      const services = field(root, 'services');
      if (asObject(services) === null) {
        yield rejected(
          addressOf(root),
          'There are no services in it, so this is not the whole of a ScoutSuite result.',
        );
        continue;
      }
      for (const service of membersOf(services))
        for (const rule of membersOf(field(service, 'findings'))) yield* ruleRecords(root, rule);
    }
  }
}

function* ruleRecords(root: Cursor, rule: Cursor): Generator<PostureRecord, void, undefined> {
  const name = rule.pointer
    .slice(rule.pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  const paths = items(field(rule, 'items'));
  const flaggedCount = countIn(rule, 'flagged_items') ?? paths.length;
  const checked = countIn(rule, 'checked_items');
  if (checked === 0 && paths.length === 0) yield { type: 'count', verdict: 'not_assessed', count: 1 };
  else if (checked !== null) yield { type: 'count', verdict: 'passed', count: Math.max(0, checked - flaggedCount) };
  if (flaggedCount > paths.length) {
    const detail = `The rule ${name} flags ${flaggedCount} things, but only ${paths.length} are listed.`;
    yield { type: 'remark', remark: 'partial', detail, address: addressOf(rule) };
  }
  for (const item of paths) {
    if (typeof item.value !== 'string') {
      yield rejected(addressOf(item), `A thing flagged by the rule ${name} is not named by a path.`);
      continue;
    }
    yield {
      type: 'observation',
      verdict: 'failed',
      tool: 'ScoutSuite',
      rule: name,
      title: plainLine(plainText(field(rule, 'description').value) ?? name),
      id: null,
      resource: resourceAt(field(root, 'services').value, item.value),
      severity: levels.get(plainText(field(rule, 'level').value) ?? '') ?? null,
      scope: plainText(field(root, 'account_id').value),
      instance: item.value,
      lastSeen: timeOrNull(fieldAt(root, 'last_run', 'time').value),
      address: addressOf(item),
    };
  }
}

const levels = new Map([
  ['danger', 'high' as const],
  ['warning', 'medium' as const],
]);

/**
 * What ScoutSuite knows the thing by: the last ARN on the way to it (a key's user has one, the key has none), else the
 * name or id of the deepest that has one, else the path itself. Keys may have dots in them.
 */
function resourceAt(services: JsonValue | undefined, path: string): string {
  let value = services;
  let name: string | null = null;
  let arn: string | null = null;
  let key = '';
  for (const part of path.split('.')) {
    key = key === '' ? part : `${key}.${part}`;
    const below = isObject(value) ? property(value, key) : Array.isArray(value) ? value[Number(key)] : undefined;
    if (below === undefined) continue;
    value = below;
    key = '';
    if (!isObject(value)) continue;
    arn = plainText(property(value, 'arn')) ?? arn;
    name = plainText(property(value, 'name')) ?? plainText(property(value, 'id')) ?? name;
  }
  return arn ?? name ?? path;
}

function membersOf(cursor: Cursor): readonly Cursor[] {
  return Object.keys(asObject(cursor) ?? {}).map((key) => field(cursor, key));
}

function countIn(cursor: Cursor, key: string): number | null {
  const value = field(cursor, key).value;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
