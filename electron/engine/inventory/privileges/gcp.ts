// What roles of Google Cloud let one do on what they are given for. Source: "IAM basic and predefined roles reference". In
// our own words.
import type { Locale } from '../../../../shared/locale.ts';
import { type Explanations, lookUp, type Privilege, told } from './explanations.ts';
import { gcpRoles as german } from './german/gcp.ts';
import { type Phrases, phrases } from './phrases.ts';

export const gcpRoles = {
  'roles/owner': 'It can do everything there, including giving itself and others access.',
  'roles/editor': 'It can change and delete nearly everything there, and act as the service accounts that are there.',
  'roles/viewer': 'It can read nearly everything there.',
  'roles/browser': 'It can see which folders and projects there are.',
  'roles/resourcemanager.organizationAdmin': 'It decides who gets access to the whole organisation, itself included.',
  'roles/resourcemanager.folderAdmin': 'It rules over folders and decides who gets access to them, itself included.',
  'roles/resourcemanager.folderIamAdmin': 'It decides who gets access to folders, itself included.',
  'roles/resourcemanager.projectIamAdmin': 'It decides who gets access to the project, itself included.',
  'roles/resourcemanager.projectCreator': 'It can make new projects, and owns those that it makes.',
  'roles/resourcemanager.projectDeleter': 'It can delete whole projects.',
  'roles/iam.securityAdmin': 'It can give anybody access to anything there, itself included.',
  'roles/iam.securityReviewer': 'It can read who has access to what.',
  'roles/iam.roleAdmin': 'It can rewrite what roles of the project allow, for everybody who has them.',
  'roles/iam.organizationRoleAdmin': 'It can rewrite what roles of the organisation allow, for everybody who has them.',
  'roles/iam.serviceAccountAdmin': 'It can make service accounts and decide who may act as them, itself included.',
  'roles/iam.serviceAccountKeyAdmin': 'It can make keys of service accounts and with them act as those.',
  'roles/iam.serviceAccountTokenCreator': 'It can make tokens of service accounts and with them act as those.',
  'roles/iam.serviceAccountOpenIdTokenCreator': 'It can make tokens that prove to others that it is a service account.',
  'roles/iam.serviceAccountUser': 'It can run programs as service accounts, and so do all that those may.',
  'roles/iam.serviceAccountCreator': 'It can make new service accounts.',
  'roles/iam.workloadIdentityUser': 'It can act as the service account from outside, without a key.',
  'roles/iam.workloadIdentityPoolAdmin': 'It decides which outside programs get in without a key.',
  'roles/orgpolicy.policyAdmin': 'It can lift the limits that hold in the whole organisation.',
  'roles/accesscontextmanager.policyAdmin': 'It can change the borders that data must not cross.',
  'roles/billing.admin': 'It rules over the billing account: who pays for what, and who may see it.',
  'roles/billing.user': 'It can let projects be paid from the billing account.',
  'roles/billing.viewer': 'It can read bills and costs.',
  'roles/storage.admin': 'It can read, change and delete all stored files, and decide who gets at them.',
  'roles/storage.objectAdmin': 'It can read, change and delete all stored files.',
  'roles/storage.objectCreator': 'It can write new stored files, not read them.',
  'roles/storage.objectViewer': 'It can read all stored files.',
  'roles/storage.objectUser': 'It can read, change and delete all stored files.',
  'roles/storage.legacyBucketOwner': 'It can write and delete stored files, and decide who gets at the bucket.',
  'roles/storage.legacyBucketWriter': 'It can write and delete stored files.',
  'roles/storage.legacyBucketReader': 'It can see which files are stored.',
  'roles/storage.legacyObjectReader': 'It can read the stored files.',
  'roles/bigquery.admin': 'It can read, change and delete all tables, and decide who gets at them.',
  'roles/bigquery.dataOwner': 'It can read, change, delete and share tables.',
  'roles/bigquery.dataEditor': 'It can read, change and delete tables.',
  'roles/bigquery.dataViewer': 'It can read tables.',
  'roles/bigquery.jobUser': 'It can run queries, which costs money; on which tables is decided elsewhere.',
  'roles/bigquery.user': 'It can run queries and see which tables there are.',
  'roles/secretmanager.admin':
    'It can read, change and delete all stored passwords and keys, and decide who gets at them.',
  'roles/secretmanager.secretAccessor': 'It can read stored passwords and keys in clear.',
  'roles/secretmanager.viewer': 'It can see which passwords and keys are stored, not what is in them.',
  'roles/cloudkms.admin': 'It rules over encryption keys and can have them destroyed; it can let itself use them.',
  'roles/cloudkms.cryptoKeyEncrypterDecrypter': 'It can encrypt, and read what was encrypted with the key.',
  'roles/cloudkms.cryptoKeyDecrypter': 'It can read what was encrypted with the key.',
  'roles/compute.admin':
    'It can start, change and delete servers and networks, enter servers and act as their accounts.',
  'roles/compute.instanceAdmin': 'It can start, change and delete servers.',
  'roles/compute.instanceAdmin.v1': 'It can start, change and delete servers and enter them.',
  'roles/compute.networkAdmin': 'It can change networks.',
  'roles/compute.securityAdmin': 'It can open servers to networks, the internet included.',
  'roles/compute.osAdminLogin': 'It can sign in to servers as administrator.',
  'roles/compute.osLogin': 'It can sign in to servers.',
  'roles/compute.viewer': 'It can see which servers and networks there are, and how they are set up.',
  'roles/container.admin': 'It rules over Kubernetes clusters and can do everything in them.',
  'roles/container.developer': 'It can run programs in Kubernetes clusters and read the secrets that are in them.',
  'roles/container.viewer': 'It can see what there is in Kubernetes clusters.',
  'roles/artifactregistry.writer': 'It can put in programs and images, which run wherever they are used.',
  'roles/artifactregistry.reader': 'It can fetch programs and images.',
  'roles/cloudfunctions.admin': 'It can put its own code into functions, which then runs with their rights.',
  'roles/cloudfunctions.developer': 'It can put its own code into functions, which then runs with their rights.',
  'roles/cloudfunctions.invoker': 'It can start functions.',
  'roles/run.admin': 'It can put its own programs into services, and decide who may call them.',
  'roles/run.invoker': 'It can call services.',
  'roles/cloudbuild.builds.editor':
    'It can start builds with commands of its own, which act as the account of the builds.',
  'roles/deploymentmanager.editor': 'It can build and delete infrastructure with the rights of Google’s own account.',
  'roles/dataproc.editor': 'It can change and delete clusters for data jobs, and run jobs with their accounts.',
  'roles/cloudsql.admin': 'It can change and delete databases and set passwords of their users.',
  'roles/cloudsql.client': 'It can connect to databases; what it may do there is decided there.',
  'roles/pubsub.admin': 'It can read, send and delete messages, and decide who gets them.',
  'roles/pubsub.editor': 'It can read and send messages, and change where they go.',
  'roles/pubsub.publisher': 'It can send messages.',
  'roles/pubsub.subscriber': 'It can read messages, and take them away from others.',
  'roles/logging.admin': 'It can read all logs, delete them and change what is recorded.',
  'roles/logging.configWriter': 'It can change what is recorded and where logs go.',
  'roles/logging.privateLogViewer': 'It can read all logs, those about access to data included.',
  'roles/logging.logWriter': 'It can write into logs.',
  'roles/logging.viewer': 'It can read logs, except those about access to data.',
  'roles/monitoring.admin': 'It can read all measurements and change alarms.',
  'roles/monitoring.metricWriter': 'It can send measurements.',
  'roles/monitoring.viewer': 'It can read all measurements.',
  'roles/appengine.appAdmin': 'It can put its own code into the application and change its settings.',
  'roles/appengine.deployer': 'It can put new versions of the application in.',
  'roles/appengine.codeViewer': 'It can read the code and the settings of the application.',
  'roles/appengine.appViewer': 'It can see how the application is set up.',
  'roles/dns.admin': 'It can change where names in the internet lead, and so send traffic elsewhere.',
  'roles/cloudasset.viewer': 'It can see everything that there is, and who has access to it.',
} satisfies Explanations;

const roles: Readonly<Record<Locale, Explanations>> = { en: gcpRoles, de: german };

export function explainGcp(
  { privilegeKind, privilege, resource, condition }: Privilege,
  locale: Locale,
): string | null {
  const said = phrases[locale];
  if (privilegeKind === 'gcp.api-key') return said.apiKey;
  const role = lookUp(roles[locale], privilege);
  if (role === null) return null;
  return told([role, reach(resource, said), condition === null ? null : said.underCondition]);
}

/** A role holds for what lies below as well. */
function reach(resource: string, { reaches }: Phrases): string | null {
  const below = /^\/\/cloudresourcemanager\.googleapis\.com\/(organizations|folders|projects)\/[^/]+$/.exec(
    resource,
  )?.[1];
  if (below === 'organizations') return reaches.organisation;
  if (below === 'folders') return reaches.folder;
  return below === 'projects' ? reaches.project : null;
}
