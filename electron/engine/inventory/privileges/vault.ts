// What policies of Vault let one do: only those that come with it are known by their name. Source: "Policies" of the Vault
// documentation. In our own words.
import type { Locale } from '../../../../shared/locale.ts';
import { type Explanations, lookUp, type Privilege } from './explanations.ts';
import { vaultPolicies as german } from './german/vault.ts';

export const vaultPolicies = {
  root: 'It can do everything in Vault: read every secret, change every rule and switch off the record of who did what.',
  default: 'It can look after its own token and keep small secrets of its own, unless somebody changed the policy.',
} satisfies Explanations;

const policies: Readonly<Record<Locale, Explanations>> = { en: vaultPolicies, de: german };

export function explainVault({ privilege }: Privilege, locale: Locale): string | null {
  return lookUp(policies[locale], privilege);
}
