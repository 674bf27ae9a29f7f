// Answers of GitHub's REST API, deliveries of its webhooks, and Legitify. What is about people, code or dependencies, or
// does not say what it belongs to, is read by nothing.
import { type ExpectedSample, expected } from './expected-sample.ts';

type Counts = readonly [number, number, number, number, number];

const known = (path: string, kind: string, counts: Counts, why?: string) =>
  expected(`github/${path}`, kind, counts, why === undefined ? {} : { why });
const nobodys = (path: string, why: string) => expected(`github/${path}`, null, [0, 0, 0, 0, 0], { why });

const delivery = 'github.webhook-events';

export const github: readonly ExpectedSample[] = [
  nobodys('cartography/actions__GET_ENV_VARIABLES_STAGING.json', 'variables are no secrets'),
  nobodys('cartography/actions__GET_ORG_VARIABLES.json', 'variables are no secrets'),
  nobodys('cartography/actions__GET_REPO_ENVIRONMENTS.json', 'environments'),
  nobodys('cartography/actions__GET_REPO_VARIABLES.json', 'variables are no secrets'),
  nobodys('cartography/actions__GET_REPO_WORKFLOWS.json', 'workflows'),
  nobodys(
    'cartography/personal_access_tokens__FINE_GRAINED_PAT_REPOSITORIES.json',
    'repositories by number of a grant',
  ),
  known('legitify/legitify_many_findings.json', 'legitify.report', [0, 0, 0, 16, 0], '27 checks, of which 16 FAILED'),
  known('legitify/legitify_one_finding.json', 'legitify.report', [0, 0, 0, 1, 0], '27 checks, of which 1 FAILED'),
  known('rest/apps__get-installation.json', 'github.app-installations', [1, 0, 3, 0, 0]),
  known('rest/apps__list-installations-for-authenticated-user.json', 'github.app-installations', [2, 0, 6, 0, 0]),
  known('rest/apps__list-installations.json', 'github.app-installations', [1, 0, 3, 0, 0]),
  known('rest/dependabot__list-org-secrets.json', 'github.stored-secrets', [3, 3, 3, 0, 0]),
  nobodys('rest/enterprise-admin__get-audit-log.json', 'the audit log'),
  nobodys('rest/enterprise-apps__installable-organization-accessible-repositories.json', 'repositories'),
  nobodys('rest/enterprise-apps__installable-organizations.json', 'organisations'),
  nobodys('rest/enterprise-apps__organization-installations.json', 'a reference in place of an example'),
  nobodys('rest/orgs__get-audit-log.json', 'the audit log'),
  known('rest/orgs__list-app-installations.json', 'github.app-installations', [1, 0, 4, 0, 0]),
  nobodys('rest/orgs__list-org-roles.json', 'roles without those who hold them'),
  nobodys('rest/orgs__list-pat-grant-repositories.json', 'repositories, without the grant that they are of'),
  nobodys('rest/orgs__list-pat-grant-request-repositories.json', 'repositories, without the request that they are of'),
  known(
    'rest/orgs__list-pat-grant-requests.json',
    'github.personal-access-tokens',
    [1, 1, 0, 0, 0],
    'a request: what it asks for is not granted',
  ),
  known('rest/orgs__list-webhooks.json', 'github.webhooks', [1, 1, 1, 0, 0]),
  known('rest/repos__get-deploy-key.json', 'github.deploy-keys', [1, 1, 1, 0, 0]),
  known('rest/repos__list-deploy-keys.json', 'github.deploy-keys', [1, 1, 1, 0, 0]),
  known('rest/secret-scanning__list-alerts-for-enterprise.json', 'github.secret-scanning-alerts', [0, 0, 0, 1, 0]),
  known('rest/secret-scanning__list-alerts-for-org.json', 'github.secret-scanning-alerts', [0, 0, 0, 1, 0]),
  nobodys('rest/secret-scanning__list-locations-for-alert.json', 'places, without the alert that they are of'),
  known('webhooks/deploy_key__created.payload.json', delivery, [1, 1, 1, 0, 1]),
  nobodys('webhooks/github_app_authorization__revoked.payload.json', 'names no app'),
  known('webhooks/installation__created.payload.json', delivery, [1, 0, 12, 0, 1]),
  known('webhooks/installation__created.with-requester.payload.json', delivery, [1, 0, 12, 0, 1]),
  known('webhooks/installation__deleted.payload.json', delivery, [1, 0, 0, 0, 1], 'a removed app holds nothing'),
  known('webhooks/installation__new_permissions_accepted.payload.json', delivery, [1, 0, 12, 0, 1]),
  known('webhooks/installation__suspend.payload.json', delivery, [1, 0, 32, 0, 1]),
  nobodys('webhooks/member__edited.payload.json', 'a person'),
  nobodys('webhooks/organization__member_added.payload.json', 'a person'),
  nobodys('webhooks/organization__member_added.with-installation.payload.json', 'a person; the app is who was told'),
  nobodys('webhooks/organization__member_invited.payload.json', 'a person'),
  nobodys('webhooks/repository_vulnerability_alert__create.with-organization.payload.json', 'a dependency'),
  known('webhooks/secret_scanning_alert__reopened.payload.json', delivery, [0, 0, 0, 1, 1]),
];
