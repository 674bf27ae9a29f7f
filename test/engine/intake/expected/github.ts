// Answers of GitHub's REST API, deliveries of its webhooks, and Legitify. What is about people, code or dependencies, or
// does not say what it belongs to, is known for what it is and makes no records.
import { type ExpectedSample, expected } from './expected-sample.ts';

type Counts = readonly [number, number, number, number, number];

const known = (path: string, kind: string, counts: Counts, why?: string) =>
  expected(`github/${path}`, kind, counts, why === undefined ? {} : { why });
const useless = (path: string, why: string) => known(path, 'github.without-records', [0, 0, 0, 0, 0], why);
const nobodys = (path: string, why: string) => expected(`github/${path}`, null, [0, 0, 0, 0, 0], { why });
/** One thing of a list, or a delivery about one: never all there is. */
const part = (path: string, kind: string, counts: Counts, why?: string) => ({
  ...known(path, kind, counts, why),
  partial: true,
});

const delivery = 'github.webhook-events';

export const github: readonly ExpectedSample[] = [
  useless('cartography/actions__GET_ENV_VARIABLES_STAGING.json', 'variables are no secrets'),
  useless('cartography/actions__GET_ORG_VARIABLES.json', 'variables are no secrets'),
  useless('cartography/actions__GET_REPO_ENVIRONMENTS.json', 'environments'),
  useless('cartography/actions__GET_REPO_VARIABLES.json', 'variables are no secrets'),
  useless('cartography/actions__GET_REPO_WORKFLOWS.json', 'workflows'),
  useless(
    'cartography/personal_access_tokens__FINE_GRAINED_PAT_REPOSITORIES.json',
    'repositories by number of a grant',
  ),
  known('legitify/legitify_many_findings.json', 'legitify.report', [0, 0, 0, 16, 0], '27 checks, of which 16 FAILED'),
  known('legitify/legitify_one_finding.json', 'legitify.report', [0, 0, 0, 1, 0], '27 checks, of which 1 FAILED'),
  part('rest/apps__get-installation.json', 'github.app-installations', [1, 0, 3, 0, 0]),
  known('rest/apps__list-installations-for-authenticated-user.json', 'github.app-installations', [2, 0, 6, 0, 0]),
  known('rest/apps__list-installations.json', 'github.app-installations', [1, 0, 3, 0, 0]),
  known('rest/dependabot__list-org-secrets.json', 'github.stored-secrets', [3, 3, 3, 0, 0]),
  useless('rest/enterprise-admin__get-audit-log.json', 'the audit log'),
  useless('rest/enterprise-apps__installable-organization-accessible-repositories.json', 'repositories'),
  nobodys('rest/enterprise-apps__installable-organizations.json', 'organisations'),
  nobodys('rest/enterprise-apps__organization-installations.json', 'a reference in place of an example'),
  useless('rest/orgs__get-audit-log.json', 'the audit log'),
  known('rest/orgs__list-app-installations.json', 'github.app-installations', [1, 0, 4, 0, 0]),
  useless('rest/orgs__list-org-roles.json', 'roles without those who hold them'),
  useless('rest/orgs__list-pat-grant-repositories.json', 'repositories, without the grant that they are of'),
  useless('rest/orgs__list-pat-grant-request-repositories.json', 'repositories, without the request that they are of'),
  known(
    'rest/orgs__list-pat-grant-requests.json',
    'github.personal-access-token-requests',
    [1, 1, 0, 0, 0],
    'a request: what it asks for is not granted',
  ),
  known('rest/orgs__list-webhooks.json', 'github.webhooks', [1, 1, 1, 0, 0]),
  part('rest/repos__get-deploy-key.json', 'github.deploy-keys', [1, 1, 1, 0, 0]),
  known('rest/repos__list-deploy-keys.json', 'github.deploy-keys', [1, 1, 1, 0, 0]),
  known('rest/secret-scanning__list-alerts-for-enterprise.json', 'github.secret-scanning-alerts', [0, 0, 0, 1, 0]),
  known('rest/secret-scanning__list-alerts-for-org.json', 'github.secret-scanning-alerts', [0, 0, 0, 1, 0]),
  useless('rest/secret-scanning__list-locations-for-alert.json', 'places, without the alert that they are of'),
  part('webhooks/deploy_key__created.payload.json', delivery, [1, 1, 1, 0, 1]),
  useless('webhooks/github_app_authorization__revoked.payload.json', 'names no app'),
  part('webhooks/installation__created.payload.json', delivery, [1, 0, 12, 0, 1]),
  part('webhooks/installation__created.with-requester.payload.json', delivery, [1, 0, 12, 0, 1]),
  part('webhooks/installation__deleted.payload.json', delivery, [1, 0, 0, 0, 1], 'a removed app holds nothing'),
  part('webhooks/installation__new_permissions_accepted.payload.json', delivery, [1, 0, 12, 0, 1]),
  part('webhooks/installation__suspend.payload.json', delivery, [1, 0, 32, 0, 1]),
  useless('webhooks/member__edited.payload.json', 'a person'),
  useless('webhooks/organization__member_added.payload.json', 'a person'),
  useless('webhooks/organization__member_added.with-installation.payload.json', 'a person; the app is who was told'),
  useless('webhooks/organization__member_invited.payload.json', 'a person'),
  useless('webhooks/repository_vulnerability_alert__create.with-organization.payload.json', 'a dependency'),
  part('webhooks/secret_scanning_alert__reopened.payload.json', delivery, [0, 0, 0, 1, 1]),
];
