// The steps of "how it gets this access", from whoever acts through the identity to what it reaches, each with the line that
// shows it. Pure.
import type { EntitlementDetail } from '../../../shared/contract/inventory.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import type { Messages } from '../../messages/table.ts';
import { shortResource } from './naming.ts';

type Words = Messages['reviewCase']['path'];

export interface Step {
  readonly name: string;
  readonly note: string | null;
  readonly tone: 'self' | 'changed' | 'plain';
  readonly citation: Citation | null;
  /** What its title adds: an id that is too long for the box. */
  readonly full: string | null;
}

export function stepsOf(
  entitlement: EntitlementDetail,
  environment: string | null,
  words: Words,
  isRequired: (citation: Citation) => boolean,
): readonly Step[] {
  const { identity, path, resource, changedFacts, privilege } = entitlement;
  const reached = place(resource, words);
  const hasChanged = changedFacts.some((changed) => changed.fact === 'path');
  const through = path
    .filter((hop) => hop.name !== identity.name && hop.name !== resource)
    .map(
      (hop): Step => ({
        // Many assignments have an id in place of a name.
        name: isId(hop.name) ? capital(kindWord(hop.kind, words)) : hop.name,
        note: isId(hop.name) ? null : hop.note === null || isId(hop.note) ? kindWord(hop.kind, words) : hop.note,
        full: isId(hop.name) ? hop.name : hop.note,
        tone: hasChanged && hop.citation !== null && isRequired(hop.citation) ? 'changed' : 'plain',
        citation: hop.citation,
      }),
    );
  const self: Step = {
    name: identity.name,
    note: kindWord(identity.kind, words),
    tone: 'self',
    citation: citationOfIdentity(entitlement),
    full: identity.nativeId,
  };
  // A role that somebody may become is where the way ends, and not where it begins.
  if (path.some((hop) => /^(trust statement|federated credential)$/.test(hop.kind)))
    return [trusted(entitlement, words), ...through, self];
  return [
    // Whoever acts through the identity: a cluster's service account behind a role.
    ...(entitlement.actors ?? []).map(
      (hop): Step => ({ name: hop.name, note: hop.note, full: hop.note, tone: 'plain', citation: hop.citation }),
    ),
    self,
    ...through,
    ...(saysPrivilege(entitlement) ? [] : [privilegeStep(entitlement, privilege, words)]),
    {
      name: reached.name,
      note: environmentWord(environment, words) ?? reached.note,
      tone: 'plain',
      citation: citationOf(entitlement, 'resource'),
      full: resource,
    },
  ];
}

/** A statement or rule is what it may do; elsewhere the role that is given has to be shown. */
function saysPrivilege({ path, privilege }: EntitlementDetail): boolean {
  return path.some(
    (hop) => hop.name === privilege || /^(statement|rule|managed policy|ClusterRole|Role)$/.test(hop.kind),
  );
}

function privilegeStep(entitlement: EntitlementDetail, privilege: string, words: Words): Step {
  return {
    name: isId(privilege) ? words.idOnly : privilege,
    note: words.mayDo,
    tone: 'plain',
    citation: citationOf(entitlement, 'privilege'),
    full: privilege,
  };
}

function trusted(entitlement: EntitlementDetail, words: Words): Step {
  const { privilege } = entitlement;
  const by = privilege.split(' by ')[1] ?? privilege;
  return {
    name: by === '*' ? words.anybody : shortResource(by),
    note: words.trusted,
    tone: 'plain',
    citation: citationOf(entitlement, 'privilege'),
    full: by,
  };
}

function citationOf({ facts }: EntitlementDetail, name: string): Citation | null {
  return facts.find((fact) => fact.fact === name)?.citations[0] ?? null;
}

/** Its own record: a fact that a linked record told stands elsewhere, and its note says so. */
function citationOfIdentity({ facts }: EntitlementDetail): Citation | null {
  const own = facts.find(
    ({ fact, note, citations }) =>
      /^identity\.(native_id|created_at|status|purpose)$/.test(fact) && note === null && citations.length > 0,
  );
  return own?.citations[0] ?? null;
}

/** The last name of a long one: the bucket of an ARN, the project or resource group that a path ends with. */
function place(resource: string, words: Words): { name: string; note: string } {
  if (resource === '*') return { name: words.everything, note: words.reaches };
  const path = /^(?:\/\/[^/]+|\/subscriptions|.*\/managementGroups)\/(.+)$/i.exec(resource)?.[1];
  if (path === undefined) return { name: shortResource(resource), note: words.reaches };
  const parts = path.split('/');
  const sort = /^\/subscriptions\/[^/]+$/i.test(resource)
    ? words.subscription
    : /\/managementGroups\/[^/]+$/i.test(resource)
      ? words.managementGroup
      : (parts
          .at(-2)
          ?.replace(/s$/, '')
          .replace(/([a-z])([A-Z])/g, '$1 $2')
          .toLowerCase() ?? words.reaches);
  return { name: parts.at(-1) ?? resource, note: sort };
}

/** Ids of the platform say nothing in a small box. */
function isId(text: string): boolean {
  return text.startsWith('arn:') || /^[0-9a-f-]{32,}$/i.test(text);
}

function environmentWord(environment: string | null, words: Words): string | null {
  if (environment === 'non_production') return words.notProduction;
  return environment === 'production' ? words.production : environment;
}

/** A kind that no word is known for is said as the evidence has it. */
function kindWord(kind: string, words: Words): string {
  return words.kinds[kind] ?? kind.replaceAll('_', ' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
