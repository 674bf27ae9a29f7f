// The options by which a campaign or a series is planned on the command line: scope, and who reviews what.
import type { Command } from 'commander';
import type { AssignmentRule, CampaignScope } from '../../../shared/contract/campaign-plan.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { findPerson, type Session } from '../session.ts';

export interface PlanOptions {
  readonly ownerOf: string;
  readonly system?: string[];
  readonly kind?: string[];
  readonly privilegeKind?: string[];
  readonly environment?: string[];
  readonly owner?: string[];
  readonly minimumRisk?: string;
  readonly changed?: boolean;
  readonly cameBack?: boolean;
  readonly vendorManaged?: boolean;
  readonly outOfScopeReason?: string;
  readonly outOfScopeApprover?: string;
}

export function withPlanOptions(command: Command): Command {
  return command
    .option(
      '--owner-of <rules>',
      'who reviews what, first match wins, separated by ";": owner | system:NAME=PERSON | owner:TEXT=PERSON | identity:NAME=PERSON | *=PERSON | *=nobody',
      'owner',
    )
    .option('--system <name...>', 'only these systems')
    .option('--kind <kind...>', 'only these kinds of identity, as the inventory names them')
    .option('--privilege-kind <kind...>', 'only these kinds of privilege')
    .option('--environment <name...>', 'production, non_production; what the evidence does not say stays in')
    .option('--owner <name...>', 'only what these own, by name or e-mail; "(unknown)" for what nobody is known to own')
    .option('--minimum-risk <risk>', 'only this risk and above')
    .option('--changed', 'only what changed since its last review, was never reviewed, or was left open')
    .option('--came-back', 'only what an earlier campaign left open, and what was gone and came back')
    .option('--vendor-managed', 'also identities that belong to the platform’s vendor')
    .option('--out-of-scope-reason <text>', 'why anything is left out')
    .option('--out-of-scope-approver <person>', 'who of the customer approved that');
}

export function scopeOf(options: PlanOptions): CampaignScope {
  return {
    systems: options.system ?? null,
    privilegeKinds: options.privilegeKind ?? null,
    minimumRisk: options.minimumRisk === undefined ? null : riskNamed(options.minimumRisk),
    vendorManaged: options.vendorManaged === true,
    ...(options.kind === undefined ? {} : { identityKinds: options.kind }),
    ...(options.environment === undefined ? {} : { environments: options.environment.map(environmentNamed) }),
    ...(options.owner === undefined ? {} : { owners: options.owner }),
    ...(options.changed === true ? { changedOnly: true } : {}),
    ...(options.cameBack === true ? { cameBack: true } : {}),
  };
}

function riskNamed(said: string): Risk {
  const risk = risks.find((candidate) => candidate === said);
  if (risk === undefined) throw new CountersignError('INPUT_INVALID', `"${said}" is none of ${risks.join(', ')}.`);
  return risk;
}

function environmentNamed(said: string): 'production' | 'non_production' {
  if (said === 'production' || said === 'non_production') return said;
  throw new CountersignError('INPUT_INVALID', `"${said}" is none of production, non_production.`);
}

/**
 * `owner; system:aws:1234=dana@northwind.example; *=Dana Owner`. Without a `*` rule what nobody owns goes to the person
 * of the customer who was added first, and the answer shows it; `*=nobody` leaves it unassigned.
 */
export async function parseRules(
  session: Session,
  text: string,
): Promise<{ assignment: AssignmentRule[]; fallback: string | null }> {
  const assignment: AssignmentRule[] = [];
  let fallback: string | null | undefined;
  for (const part of text.split(';').map((rule) => rule.trim())) {
    if (part === '' || part === 'owner') {
      if (part === 'owner') assignment.push({ by: 'owner' });
      continue;
    }
    const at = part.lastIndexOf('=');
    const match = part.slice(0, at).trim();
    const said = part.slice(at + 1).trim();
    if (at <= 0 || said === '') throw new CountersignError('INPUT_INVALID', `The rule "${part}" is not MATCH=PERSON.`);
    if (match === '*') fallback = said === 'nobody' ? null : await findPerson(session, said);
    else assignment.push(await ruleOf(session, part, match, said));
  }
  if (fallback === undefined) {
    const first = (await session.call('person.list', {}))
      .filter((person) => person.party === 'customer' && person.active)
      .sort((a, b) => a.addedAt.localeCompare(b.addedAt))[0];
    fallback = first?.id ?? null;
    if (first !== undefined)
      session.output.say(`What no rule assigns goes to ${first.name}; change that with --owner-of "owner; *=PERSON".`);
  }
  return { assignment, fallback };
}

async function ruleOf(session: Session, part: string, match: string, said: string): Promise<AssignmentRule> {
  const person = await findPerson(session, said);
  if (match.startsWith('system:')) return { by: 'system', system: match.slice(7), person };
  if (match.startsWith('owner:')) return { by: 'ownerText', contains: match.slice(6), person };
  if (match.startsWith('identity:')) return { by: 'identity', identity: match.slice(9), person };
  throw new CountersignError(
    'INPUT_INVALID',
    `The rule "${part}" starts with none of owner, system:, owner:, identity:, *.`,
  );
}
