// The rules in the order of their ids' bits. Append only: bit n of a stored mask is the nth entitlement rule.
import type { Rule } from '../rule.ts';
import { credentialRules } from './credentials.ts';
import { governanceRules } from './governance.ts';
import { ownershipRules } from './ownership.ts';
import { privilegeRules } from './privilege.ts';

export const entitlementRules = [...ownershipRules, ...credentialRules, ...privilegeRules];
export const allRules: readonly Rule[] = [...entitlementRules, ...governanceRules];
