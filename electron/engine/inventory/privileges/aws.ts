// Explains actions, policies and trusts of AWS. An action with a wildcard stands for all that it covers; what is negated,
// narrowed or opens more together with other actions is said.
import type { Locale } from '../../../../shared/locale.ts';
import { matchesPattern } from '../../intake/aws/arn.ts';
import { awsIdentityActions, awsIdentityOnEverything } from './aws-identity.ts';
import { awsPolicies } from './aws-policies.ts';
import { awsServiceActions, awsServiceLimits, awsServicesOnEverything } from './aws-services.ts';
import { awsTogether } from './aws-together.ts';
import { conditionKeys, explainCondition, explainTrust } from './aws-trust.ts';
import { type Explanations, lookUp, most, type Privilege, told } from './explanations.ts';
import {
  awsIdentityActions as germanIdentityActions,
  awsIdentityOnEverything as germanIdentityOnEverything,
} from './german/aws-identity.ts';
import { awsPolicies as germanPolicies } from './german/aws-policies.ts';
import {
  awsServiceActions as germanServiceActions,
  awsServiceLimits as germanServiceLimits,
  awsServicesOnEverything as germanServicesOnEverything,
} from './german/aws-services.ts';
import { phrases } from './phrases.ts';

/** In the order of weight. */
export const awsActions: Explanations = { ...awsIdentityActions, ...awsServiceActions };
export const awsOnEverything: Explanations = { ...awsIdentityOnEverything, ...awsServicesOnEverything };
export const awsLimits: Readonly<Record<Locale, Explanations>> = { en: awsServiceLimits, de: germanServiceLimits };

interface Texts {
  readonly actions: Explanations;
  readonly onEverything: Explanations;
  readonly policies: Explanations;
}
const texts: Readonly<Record<Locale, Texts>> = {
  en: { actions: awsActions, onEverything: awsOnEverything, policies: awsPolicies },
  de: {
    actions: { ...germanIdentityActions, ...germanServiceActions },
    onEverything: { ...germanIdentityOnEverything, ...germanServicesOnEverything },
    policies: germanPolicies,
  },
};

const entries = Object.keys(awsActions).map((key, weight) => ({ key, weight }));
type Entry = (typeof entries)[number];
const byKey: ReadonlyMap<string, Entry> = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
const patterns = entries.filter(({ key }) => key.endsWith('*'));

export function explainAws(privilege: Privilege, locale: Locale): string | null {
  const said = phrases[locale];
  const { policies } = texts[locale];
  const { privilegeKind, effect, condition } = privilege;
  if (privilegeKind === 'aws.policy') return lookUp(policies, privilege.privilege);
  if (effect === 'deny') return told([said.forbids, explainCondition(condition, locale)]);
  if (privilegeKind === 'aws.trust') {
    const by = privilege.privilege.split(' by ')[1] ?? '';
    const text = explainTrust(by, conditionKeys(condition), locale);
    return text === null ? null : told([text, explainCondition(condition, locale)]);
  }
  const text =
    explainActions(privilege, awsActionsOf(privilege.privilege), locale) ?? lookUp(policies, privilege.privilege);
  return text === null ? null : told([text, explainCondition(condition, locale)]);
}

/** `sts:AssumeRole, sts:TagSession by ec2.amazonaws.com` names the actions before `by`. */
export function awsActionsOf(privilege: string): string[] {
  return (privilege.split(' by ')[0] ?? '').split(',').map((action) => action.trim());
}

function explainActions(
  { negated, resource, others }: Privilege,
  actions: readonly string[],
  locale: Locale,
): string | null {
  const said = phrases[locale];
  const except = negated === 'resource' || negated === 'both';
  const everything = except || isEverything(resource);
  if (negated === 'privilege' || negated === 'both') return explainAllBut(actions, everything, locale);
  const known = new Map(actions.map((action) => [action, entriesOf(action)]));
  const shown = weightiest([...known.values()].flat());
  const together = explainTogether(actions, others, locale);
  const limits = together === null && isAllLimited(known) ? awsLimits[locale] : {};
  const explained = shown.map((entry) => limited(textOf(entry, everything, locale), lookUp(limits, entry.key)));
  if (explained.length === 0 && together === null) return null;
  const silent = [...known.values()].filter((of) => of.length === 0).length;
  return told([
    together,
    ...explained.slice(0, together === null ? most : most - 1),
    except ? said.reaches.allButNamed : null,
    silent === 0 ? null : said.rest(silent),
  ]);
}

/**
 * Whether nothing among the actions can do what the limit of another one rules out: each is explained, as a whole, by a text
 * with a limit of its own. An action that is not explained may do anything.
 */
function isAllLimited(known: ReadonlyMap<string, readonly Entry[]>): boolean {
  return [...known].every(([action, of]) =>
    of.some(({ key }) => lookUp<string>(awsServiceLimits, key) !== null && matchesPattern(key, action)),
  );
}

function limited(text: string, limit: string | null): string {
  return limit === null ? text : `${text.slice(0, -1)}, ${limit}.`;
}

/** What an action stands for in the table; several where it is a wildcard that covers them. */
export function entriesOf(action: string): readonly Entry[] {
  const name = action === '*:*' ? '*' : action;
  const exact = byKey.get(name.toLowerCase());
  if (exact !== undefined) return [exact];
  const covered =
    name.includes('*') || name.includes('?') ? entries.filter(({ key }) => matchesPattern(name, key)) : [];
  if (covered.length > 0) return covered;
  // The narrowest of those that are written wider: `ec2:Describe*` for `ec2:DescribeInstances`, never `*` for anything.
  const wider = patterns
    .filter(({ key }) => !isWhole(key) && matchesPattern(key, name))
    .sort((one, other) => other.key.length - one.key.length);
  return wider.slice(0, 1);
}

/** `*` and `s3:*` speak of all at once, which says nothing of a single action. */
function isWhole(key: string): boolean {
  return key === '*' || key.endsWith(':*');
}

/** The first in weight, without those that a wider one says already. */
function weightiest(found: readonly Entry[]): readonly Entry[] {
  const all = [...new Set(found)].sort((one, other) => one.weight - other.weight);
  return all.filter((entry) => !all.some((other) => other !== entry && matchesPattern(other.key, entry.key)));
}

function textOf({ key }: Entry, everything: boolean, locale: Locale): string {
  const { actions, onEverything } = texts[locale];
  return (everything ? onEverything[key] : undefined) ?? actions[key] ?? '';
}

/** `NotAction`: what is left is told by the weightiest of it, and by what will come. */
function explainAllBut(actions: readonly string[], everything: boolean, locale: Locale): string {
  const said = phrases[locale];
  const all = said.allButThese;
  if (!everything) return all;
  const [left] = entries.filter(
    ({ key }) => !key.includes('*') && !actions.some((action) => matchesPattern(action, key)),
  );
  return left === undefined ? all : `${all} ${said.leftToIt(left.key, textOf(left, true, locale))}`;
}

function explainTogether(actions: readonly string[], others: readonly string[], locale: Locale): string | null {
  const said = phrases[locale];
  const held = others.flatMap(awsActionsOf);
  const covers = (granted: readonly string[], action: string) => granted.some((one) => matchesPattern(one, action));
  // Whoever may do everything needs no way round.
  const specific = actions.filter((action) => !isEverythingThere(action));
  for (const { actions: needed, text: english, german } of awsTogether) {
    const text = locale === 'de' ? german : english;
    // `s3:*` says all of it by itself.
    if (actions.some((action) => needed.every((one) => matchesPattern(action, one)))) continue;
    const own = needed.filter((action) => covers(specific, action));
    const missing = needed.filter((action) => !own.includes(action));
    if (own.length === 0 || !missing.every((action) => covers(held, action))) continue;
    if (missing.length === 0) return said.together(text);
    return said.togetherWith(missing, text);
  }
  return null;
}

function isEverythingThere(action: string): boolean {
  return action === '*' || action === '*:*' || action.toLowerCase() === 'iam:*';
}

/** `*`, or all of a sort: `arn:aws:iam::123456789012:role/*`. What S3 names without an account is one bucket, not a sort. */
export function isEverything(resource: string): boolean {
  if (/^\*+$/.test(resource)) return true;
  const parts = resource.split(':');
  if (parts[2] === 's3' && parts[4] === '') return /^\*(\/\*)?$/.test(parts.slice(5).join(':'));
  return parts[0] === 'arn' && parts.length > 5 && /^([a-z-]+[/:])?\*(\/\*)?$/.test(parts.slice(5).join(':'));
}
