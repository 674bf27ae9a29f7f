// Outputs of Okta that are known for what they are and hold nothing that a review could use.
import { withoutRecordsKind } from '../without-records.ts';

const people =
  'It says which people and groups may use an application; it names no access of something that acts by itself.';

export const oktaWithoutRecords = withoutRecordsKind({
  kind: 'okta.without-records',
  title: 'Okta lists that a review has no use for',
  secretNames: /^(d|p|q|dp|dq|qi|k|securityAnswer|answer)$/,
  shapes: [
    {
      paths: ['principalType', 'defaultPercentage', 'principalId'],
      reason: 'These are rate limits of tokens and clients: how often they may call, not what they may do.',
    },
    {
      paths: ['kid', 'kty', 'x5c', 'created'],
      reason:
        'These are public keys by which Okta checks the sign-ins of an identity provider; the list does not name the provider.',
    },
    {
      paths: ['priority', 'profile', '_links/group'],
      reason: `These are groups assigned to an application. ${people}`,
    },
    {
      paths: ['syncState', 'credentials/userName', '_links/app'],
      reason: `These are users assigned to an application. ${people}`,
    },
    {
      paths: ['entitlementsChanged', 'principalOrn'],
      reason: 'This is a change that would be made to somebody’s entitlements; what is in force stands in the grants.',
    },
    {
      paths: ['roles/label', 'roles/_links/permissions'],
      reason: 'These are the custom roles that there are; who holds them stands in the role assignments.',
    },
    {
      paths: ['resources/orn', 'resources/_links'],
      reason: 'These are the resources of a resource set; who has a role on them stands in the role assignments.',
    },
    {
      paths: ['orn', '_links/resource', 'created'],
      reason: 'This is one resource of a resource set; who has a role on it stands in the role assignments.',
    },
    {
      paths: ['label', '_links/resources', '_links/bindings'],
      reason: 'This is a resource set; who has a role on it stands in the role assignments.',
    },
    {
      paths: ['bundles/orn', 'bundles/name'],
      reason: 'These are bundles of entitlements that there are; who holds them stands in the grants.',
    },
    {
      paths: ['targetResourceOrn', 'target', 'entitlements', 'orn'],
      reason: 'This is a bundle of entitlements; who holds it stands in the grants.',
    },
    {
      paths: ['data/entitlementId', 'data/externalValue'],
      reason: 'These are values that an entitlement can have; who has them stands in the grants.',
    },
    {
      paths: ['data/multiValue', 'data/parentResourceOrn'],
      reason: 'These are entitlements that applications have; who has them stands in the grants.',
    },
    {
      paths: ['multiValue', 'parentResourceOrn', 'dataType'],
      reason: 'This is an entitlement that an application has; who has it stands in the grants.',
    },
    {
      paths: ['data/subtext', 'data/severity'],
      reason: 'These are oddities that Okta shows a reviewer beside an access; they do not name the access.',
    },
    {
      paths: ['data/entitlementInfo', 'data/supportedActions'],
      reason: 'These are parts of an access under security review; they do not name whose access it is.',
    },
    {
      paths: ['_links/securityAccessReviewDetails', 'reviewerSettings'],
      reason: 'This is a security access review of one person that is asked for; it holds no decision.',
    },
    {
      paths: ['data/_links/securityAccessReviewDetails', 'data/reviewerSettings'],
      reason: 'These are security access reviews of single persons that are asked for; they hold no decision.',
    },
  ],
});
