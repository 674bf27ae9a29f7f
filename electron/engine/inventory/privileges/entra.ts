// Explains roles of a Microsoft Entra directory, permissions of applications and federated credentials.
import { graphPermissions, permissionIds } from './entra-permissions.ts';
import { directoryRoles } from './entra-roles.ts';
import { isGuid, lookUp, type Privilege, told } from './explanations.ts';

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

export function explainEntra({ privilegeKind, privilege, resource }: Privilege): string | null {
  if (privilegeKind === 'entra.federation')
    return 'No secret is needed: a token that the other system makes for this subject is enough to act as the application.';
  const name = entraName(privilege);
  if (name === null) return null;
  const role = lookUp(directoryRoles, name)?.text;
  if (role !== undefined && /role/i.test(privilegeKind) && privilegeKind !== 'entra.app-role')
    return told([role, isEligible(privilege) ? 'It has to be taken up first, each time.' : null, partOf(resource)]);
  if (privilegeKind === 'entra.directory-role') return null;
  if (privilegeKind === 'entra.app-role' && name === 'default access')
    return 'It can sign in to the application; what it may do there, the application decides.';
  const permission = lookUp(graphPermissions, name);
  return permission === null ? null : told([permission, withWhom(privilegeKind, permission)]);
}

function partOf(resource: string): string | null {
  return resource.includes('/administrativeUnits/')
    ? 'This reaches one administrative unit and not the whole directory.'
    : null;
}

function withWhom(privilegeKind: string, text: string): string | null {
  if (privilegeKind === 'entra.scope' || /delegated/i.test(privilegeKind))
    return /person/.test(text) ? null : 'It does so for whoever is signed in, and only where that person may.';
  if (privilegeKind === 'entra.app-role' || /application/i.test(privilegeKind))
    return 'It does so by itself, with nobody signed in.';
  return null;
}
