// Okta: management and governance. Counted in the files: one record for each thing listed; grants give one entitlement for
// each value, or one where they name no values.
import { type ExpectedSample, expected } from './expected-sample.ts';

const without = 'okta.without-records';
const campaigns = 'okta.governance-campaigns';
const reviews = 'okta.governance-reviews';
const grants = 'okta.governance-grants';
const roles = 'okta.role-assignments';
const applications = 'okta.applications';
const nothing = [0, 0, 0, 0, 0] as const;
const people = { why: 'applications for people to sign in to' };
const page = { partial: true, why: 'it links to a next page' };

export const okta: readonly ExpectedSample[] = [
  expected('okta/cartography/adminroles__LIST_ASSIGNED_USER_ROLE_RESPONSE.json', roles, [0, 0, 2, 0, 0]),
  expected('okta/cartography/application__LIST_APPLICATION_USER_ASSIGNED_RESPONSE.json', without, nothing),

  ...[
    'CampaignWithReviewerGroup',
    'LaunchedRecurringCampaignInstance',
    'ScheduledCampaign',
    'campaignRampEntitlements',
    'campaignUserCentricExcluded',
  ].map((name) => expected(`okta/governance/getCampaign__${name}.json`, campaigns, [0, 0, 0, 0, 1])),
  expected('okta/governance/getEntitlementBundle__MultiValue.json', without, nothing),
  expected('okta/governance/getEntitlementBundle__SingleValueFull.json', without, nothing),
  expected('okta/governance/getEntitlement__Success.json', without, nothing),
  expected('okta/governance/getGrant__CustomWithFullEntitlements.json', grants, [0, 0, 4, 0, 0], {
    why: '2 entitlements with 2 values each',
  }),
  expected('okta/governance/getGrant__Policy.json', grants, [0, 0, 1, 0, 0]),
  expected(
    'okta/governance/getPrincipalAccess__SuccessAccessNoGrants.json',
    'okta.governance-principal-access',
    nothing,
    {
      why: 'it says that the principal has no access',
    },
  ),
  expected(
    'okta/governance/getPrincipalAccess__SuccessAccessWithBaseAndMetadata.json',
    'okta.governance-principal-access',
    [0, 0, 1, 0, 0],
  ),
  expected('okta/governance/getPrincipalEntitlementsChanges__Success.json', without, nothing),
  ...[
    'get-review-details-assigned-to-reviewer-group',
    'get-review-details-entitlement-bundle',
    'get-review-details-multi-level-decisions-made-at-all-levels',
    'get-review-details',
  ].map((name) => expected(`okta/governance/getReview__${name}.json`, reviews, [0, 0, 0, 0, 1])),
  expected('okta/governance/getSecurityAccessReview__get-all-sars-to-be-reviewed.json', without, nothing),
  expected('okta/governance/listCampaigns__FilterByCampaignName.json', campaigns, [0, 0, 0, 0, 2], page),
  expected('okta/governance/listCampaigns__FilterByCampaignStatus.json', campaigns, [0, 0, 0, 0, 2], page),
  expected(
    'okta/governance/listCampaigns__FilterByMultipleCampaignStatusReturnsCampaignsWithReviewersFromGroupOrOwnersOfTheGroup.json',
    campaigns,
    [0, 0, 0, 0, 6],
    page,
  ),
  expected(
    'okta/governance/listCampaigns__FilterByMultipleCampaignStatusReturnsRecurringCampaigns.json',
    campaigns,
    [0, 0, 0, 0, 5],
    page,
  ),
  expected('okta/governance/listCampaigns__UseCentricCampaigns.json', campaigns, [0, 0, 0, 0, 6], page),
  expected('okta/governance/listEntitlementValues__Success.json', without, nothing),
  expected('okta/governance/listEntitlementValues__SuccessWithLabels.json', without, nothing),
  expected('okta/governance/listEntitlements__SuccessWithFilter.json', without, nothing),
  expected('okta/governance/listGrants__GrantsSuccess.json', grants, [0, 0, 2, 0, 0]),
  expected('okta/governance/listGrants__GrantsSuccessCustom.json', grants, [0, 0, 4, 0, 0], {
    why: '2 entitlements with 2 values each',
  }),
  ...[
    'filter-by-campaign-id',
    'filter-by-entitlement-bundle',
    'filter-by-principal-id',
    'filter-by-resource-id',
    'filter-by-review-decision',
    'filter-by-reviewer-id',
    'filter-by-reviewer-level',
  ].map((name) => expected(`okta/governance/listReviews__${name}.json`, reviews, [0, 0, 0, 0, 1], page)),
  expected(
    'okta/governance/listSecurityAccessReviewAccessesAnomalies__sar-get-all-anomalies-success-response.json',
    without,
    nothing,
  ),
  expected(
    'okta/governance/listSecurityAccessReviewSubAccesses__sar-get-sub-accesses-success-response.json',
    without,
    nothing,
  ),
  expected('okta/governance/listSecurityAccessReviews__sar-get-details-success-response.json', without, nothing),

  expected(
    'okta/management/getApiServiceIntegrationInstance__APIServiceIntegrationResponseExample.json',
    'okta.api-service-integrations',
    [1, 0, 3, 0, 0],
    { why: 'one integration with 3 scopes' },
  ),
  expected('okta/management/getApplication__RetrieveEx1.json', applications, nothing, people),
  expected('okta/management/getResourceSetResource__Example-Response.json', without, nothing),
  expected('okta/management/getResourceSet__Example-Response.json', without, nothing),
  expected(
    'okta/management/listApiServiceIntegrationInstanceSecrets__APIServiceIntegrationResponseExample.json',
    'okta.client-secrets',
    [0, 2, 0, 0, 0],
  ),
  expected('okta/management/listApiTokens__List-Tokens.json', 'okta.api-tokens', [0, 2, 0, 0, 0]),
  expected(
    'okta/management/listApplicationGroupAssignments__listGroupAssignmentsResponseExample.json',
    without,
    nothing,
  ),
  expected('okta/management/listApplications__ResponseExample1.json', applications, nothing, people),
  expected('okta/management/listApplications__ResponseExample2.json', applications, nothing, people),
  expected('okta/management/listApplications__ResponseExample3.json', applications, nothing, people),
  expected('okta/management/listApplications__ResponseExample4.json', applications, nothing, people),
  expected('okta/management/listAssignedRolesForUser__IAM-based-standard-roles.json', roles, [0, 0, 3, 0, 0]),
  expected('okta/management/listGovernanceBundles__GovernanceBundlesResponse.json', without, nothing),
  expected('okta/management/listGroupAssignedRoles__Standard-roles.json', roles, [0, 0, 1, 0, 0]),
  expected('okta/management/listIdentityProviderKeys__ListIdPKeyCredentialsResponse.json', without, nothing),
  expected(
    'okta/management/listJwk__OAuthClientJsonWebKeyListResponseExample.json',
    'okta.client-keys',
    [0, 2, 0, 0, 0],
  ),
  expected('okta/management/listMembersOfBinding__Example-Response.json', 'okta.role-members', [0, 0, 2, 0, 0]),
  expected(
    'okta/management/listOAuth2ClientSecrets__OAuthClientSecretListResponseExample.json',
    'okta.client-secrets',
    [0, 2, 0, 0, 0],
  ),
  expected(
    'okta/management/listOktaManagedUserAccounts__ListOktaManagedUserAccounts.json',
    'okta.service-accounts',
    [2, 0, 0, 0, 0],
  ),
  expected('okta/management/listPrincipalRateLimitEntities__SSWSListAll.json', without, nothing),
  expected('okta/management/listResourceSetResources__Example-Response.json', without, nothing),
  expected('okta/management/listRolesForClient__Custom-roles.json', roles, [0, 0, 1, 0, 0]),
  expected('okta/management/listRolesForClient__IAM-based-standard-roles.json', roles, [0, 0, 1, 0, 0]),
  expected('okta/management/listRolesForClient__Standard-roles.json', roles, [0, 0, 1, 0, 0]),
  expected('okta/management/listRoles__Example-Response.json', without, nothing),
  expected('okta/management/listScopeConsentGrants__ListAppGrantsExample.json', 'okta.scope-grants', nothing, {
    rejected: 2,
    why: 'both name {clientId}, which is a placeholder',
  }),
];
