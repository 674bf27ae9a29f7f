// What policies of Vault let one do: only those that come with it are known by their name. Source: "Policies" of the Vault
// documentation. In our own words.
import { type Explanations, lookUp, type Privilege } from './explanations.ts';

export const vaultPolicies: Explanations = {
  root: 'It can do everything in Vault: read every secret, change every rule and switch off the record of who did what.',
  default: 'It can look after its own token and keep small secrets of its own, unless somebody changed the policy.',
};

export function explainVault({ privilege }: Privilege): string | null {
  return lookUp(vaultPolicies, privilege);
}
