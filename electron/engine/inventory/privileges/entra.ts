// Explains roles of a Microsoft Entra directory, permissions of applications and federated credentials.
import type { Locale } from '../../../../shared/locale.ts';
import { graphPermissions, permissionIds } from './entra-permissions.ts';
import { directoryRoles, type KnownRole } from './entra-roles.ts';
import { type Explanations, isGuid, lookUp, type Privilege, told } from './explanations.ts';
import { graphPermissions as germanPermissions } from './german/entra-permissions.ts';
import { directoryRoles as germanRoles } from './german/entra-roles.ts';
import { type Phrases, phrases } from './phrases.ts';

const permissions: Readonly<Record<Locale, Explanations>> = { en: graphPermissions, de: germanPermissions };

const rolesById: ReadonlyMap<string, string> = new Map(
  Object.entries(directoryRoles).map(([name, { id }]) => [id, name]),
);
const eligible = / \(eligible\)$/;

/** The name of a role or permission that the evidence knows by its id alone; null where the id is not known either. */
export function entraName(privilege: string): string | null {
  const bare = privilege.replace(eligible, '');
  if (!isGuid(bare)) return bare;
  return rolesById.get(bare.toLowerCase()) ?? permissionIds[bare.toLowerCase()] ?? null;
}

export function isEligible(privilege: string): boolean {
  return eligible.test(privilege);
}

export function explainEntra({ privilegeKind, privilege, resource }: Privilege, locale: Locale): string | null {
  const said = phrases[locale];
  if (privilegeKind === 'entra.federation') return said.federation;
  const name = entraName(privilege);
  if (name === null) return null;
  const role = roleText(name, locale);
  if (role !== null && /role/i.test(privilegeKind) && privilegeKind !== 'entra.app-role')
    return told([role, isEligible(privilege) ? said.takenUpFirst : null, partOf(resource, said)]);
  if (privilegeKind === 'entra.directory-role') return null;
  if (privilegeKind === 'entra.app-role' && name === 'default access') return said.defaultAccess;
  const permission = lookUp(permissions[locale], name);
  return permission === null ? null : told([permission, withWhom(privilegeKind, name, said)]);
}

function roleText(name: string, locale: Locale): string | null {
  switch (locale) {
    case 'en':
      return lookUp<KnownRole>(directoryRoles, name)?.text ?? null;
    case 'de':
      return lookUp(germanRoles, name);
  }
}

function partOf(resource: string, { reaches }: Phrases): string | null {
  return resource.includes('/administrativeUnits/') ? reaches.administrativeUnit : null;
}

function withWhom(privilegeKind: string, name: string, said: Phrases): string | null {
  if (privilegeKind === 'entra.scope' || /delegated/i.test(privilegeKind))
    return /person/.test(lookUp<string>(graphPermissions, name) ?? '') ? null : said.forWhoeverSignedIn;
  if (privilegeKind === 'entra.app-role' || /application/i.test(privilegeKind)) return said.withNobodySignedIn;
  return null;
}
