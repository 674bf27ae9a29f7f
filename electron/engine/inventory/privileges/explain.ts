// What a privilege lets its holder do and what that can lead to, in plain words, from the tables beside this file. What
// stands in none of them has no explanation: nothing is better than a guess.
import type { Locale } from '../../../../shared/locale.ts';
import { explainAws } from './aws.ts';
import { explainAzure } from './azure.ts';
import { explainEntra } from './entra.ts';
import { lookUp, type Privilege } from './explanations.ts';
import { explainGcp } from './gcp.ts';
import { explainGithub } from './github.ts';
import { explainKubernetes } from './kubernetes.ts';
import { explainOkta } from './okta.ts';
import { explainVault } from './vault.ts';

const platforms: Readonly<Record<string, (privilege: Privilege, locale: Locale) => string | null>> = {
  aws: explainAws,
  azure: explainAzure,
  entra: explainEntra,
  gcp: explainGcp,
  github: explainGithub,
  kubernetes: explainKubernetes,
  okta: explainOkta,
  vault: explainVault,
};

/** Sentences that each end with a period; null where the tables are silent. */
export function explainPrivilege(privilege: Privilege, locale: Locale = 'en'): string | null {
  const platform = platformOf(privilege);
  if (platform === null) return null;
  // Outside of AWS a denial is rare, and what it outranks differs.
  if (privilege.effect === 'deny' && platform !== 'aws') return null;
  return lookUp(platforms, platform)?.(privilege, locale) ?? null;
}

/**
 * Kinds of our own readers name their platform. For those of a provider's table the system does, or the privilege where
 * only one platform writes them like that: "Owner" of an unknown system means nothing to us.
 */
export function platformOf({ privilegeKind, privilege, system }: Privilege): string | null {
  const dot = privilegeKind.indexOf('.');
  const named = dot === -1 ? null : privilegeKind.slice(0, dot);
  if (named !== null && Object.hasOwn(platforms, named)) return named;
  const family = system.split(':')[0]?.toLowerCase() ?? '';
  if (Object.hasOwn(platforms, family)) return family;
  if (/^roles\/[a-z]/.test(privilege)) return 'gcp';
  if (/^okta\.[A-Za-z]+\./.test(privilege)) return 'okta';
  return /^[A-Z][A-Za-z-]+\.(Read|ReadWrite|ReadBasic|FullControl|Send|Manage)(\.[A-Z][A-Za-z]+)?$/.test(privilege)
    ? 'entra'
    : null;
}
