// Explains actions, policies and trusts of AWS. An action with a wildcard stands for all that it covers; what is negated,
// narrowed or opens more together with other actions is said.
import { matchesPattern } from '../../intake/aws/arn.ts';
import { awsIdentityActions, awsIdentityOnEverything } from './aws-identity.ts';
import { awsPolicies } from './aws-policies.ts';
import { awsServiceActions, awsServicesOnEverything } from './aws-services.ts';
import { awsTogether } from './aws-together.ts';
import { conditionKeys, explainCondition, explainTrust } from './aws-trust.ts';
import { type Explanations, lookUp, most, type Privilege, told } from './explanations.ts';

/** In the order of weight. */
export const awsActions: Explanations = { ...awsIdentityActions, ...awsServiceActions };
export const awsOnEverything: Explanations = { ...awsIdentityOnEverything, ...awsServicesOnEverything };

const entries = Object.entries(awsActions).map(([key, text], weight) => ({ key, text, weight }));
type Entry = (typeof entries)[number];
const byKey: ReadonlyMap<string, Entry> = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
const patterns = entries.filter(({ key }) => key.endsWith('*'));

export function explainAws(privilege: Privilege): string | null {
  const { privilegeKind, effect, condition } = privilege;
  if (privilegeKind === 'aws.policy') return lookUp(awsPolicies, privilege.privilege);
  if (effect === 'deny')
    return told(['This forbids: it holds against every right that says otherwise.', explainCondition(condition)]);
  if (privilegeKind === 'aws.trust') {
    const by = privilege.privilege.split(' by ')[1] ?? '';
    const text = explainTrust(by, conditionKeys(condition));
    return text === null ? null : told([text, explainCondition(condition)]);
  }
  const text = explainActions(privilege, awsActionsOf(privilege.privilege)) ?? lookUp(awsPolicies, privilege.privilege);
  return text === null ? null : told([text, explainCondition(condition)]);
}

/** `sts:AssumeRole, sts:TagSession by ec2.amazonaws.com` names the actions before `by`. */
export function awsActionsOf(privilege: string): string[] {
  return (privilege.split(' by ')[0] ?? '').split(',').map((action) => action.trim());
}

function explainActions({ negated, resource, others }: Privilege, actions: readonly string[]): string | null {
  const except = negated === 'resource' || negated === 'both';
  const everything = except || isEverything(resource);
  if (negated === 'privilege' || negated === 'both') return explainAllBut(actions, everything);
  const known = new Map(actions.map((action) => [action, entriesOf(action)]));
  const shown = weightiest([...known.values()].flat());
  const texts = shown.map((entry) => textOf(entry, everything));
  const together = explainTogether(actions, others);
  if (texts.length === 0 && together === null) return null;
  const silent = [...known.values()].filter((of) => of.length === 0).length;
  return told([
    together,
    ...texts.slice(0, together === null ? most : most - 1),
    except ? 'This reaches everything but what is named, also what is added later.' : null,
    silent === 0 ? null : rest(silent),
  ]);
}

function rest(actions: number): string {
  return actions === 1 ? 'One more action is not explained here.' : `${actions} more actions are not explained here.`;
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

function textOf({ key, text }: Entry, everything: boolean): string {
  return everything ? (awsOnEverything[key] ?? text) : text;
}

/** `NotAction`: what is left is told by the weightiest of it, and by what will come. */
function explainAllBut(actions: readonly string[], everything: boolean): string {
  const all = 'It can do everything that is not named here, also what AWS adds later.';
  if (!everything) return all;
  const [left] = entries.filter(
    ({ key }) => !key.includes('*') && !actions.some((action) => matchesPattern(action, key)),
  );
  return (
    told([all, left === undefined ? null : `Left to it is, for one, ${left.key}: ${lower(textOf(left, true))}`]) ?? all
  );
}

function explainTogether(actions: readonly string[], others: readonly string[]): string | null {
  const held = others.flatMap(awsActionsOf);
  const covers = (granted: readonly string[], action: string) => granted.some((one) => matchesPattern(one, action));
  // Whoever may do everything needs no way round.
  const specific = actions.filter((action) => !isEverythingThere(action));
  for (const { actions: needed, text } of awsTogether) {
    // `s3:*` says all of it by itself.
    if (actions.some((action) => needed.every((one) => matchesPattern(action, one)))) continue;
    const own = needed.filter((action) => covers(specific, action));
    const missing = needed.filter((action) => !own.includes(action));
    if (own.length === 0 || !missing.every((action) => covers(held, action))) continue;
    if (missing.length === 0) return `Together this means: ${text}`;
    return `Together with ${missing.join(' and ')}, which it has besides: ${text}`;
  }
  return null;
}

function isEverythingThere(action: string): boolean {
  return action === '*' || action === '*:*' || action.toLowerCase() === 'iam:*';
}

/** `*`, or all of a sort: `arn:aws:iam::123456789012:role/*`. */
export function isEverything(resource: string): boolean {
  if (/^\*+$/.test(resource)) return true;
  const parts = resource.split(':');
  return parts[0] === 'arn' && parts.length > 5 && /^([a-z-]+[/:])?\*(\/\*)?$/.test(parts.slice(5).join(':'));
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
