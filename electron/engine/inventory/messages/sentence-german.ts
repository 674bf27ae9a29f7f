// German of the sentence of a case: "Das Dienstkonto X im AWS-Konto Y darf alles in Z lesen." What is done stands in the
// accusative before its verbs; where somebody may not, the deed follows a colon, so that "nicht" has one meaning only.
import { joined, listed } from '../sentence-words.ts';
import type { Cased, SentenceWords, Sort } from './sentence-english.ts';

const sorts: Readonly<Record<Sort, string>> = {
  azure: 'Azure-Rolle',
  directory: 'Verzeichnisrolle',
  app: 'App-Rolle',
  role: 'Rolle',
  entitlement: 'Berechtigung',
};

const googlePlaces: Readonly<Record<string, string>> = {
  project: 'im Projekt',
  folder: 'im Ordner',
  organization: 'in der Organisation',
  bucket: 'im Speicher',
  dataset: 'im Datenbestand',
  topic: 'im Thema',
  secret: 'im Geheimnis',
  subscription: 'im Abonnement',
  'service account': 'im Dienstkonto',
  'billing account': 'im Abrechnungskonto',
  'crypto key': 'im Schlüssel',
  'key ring': 'im Schlüsselbund',
};

function may(allowed: boolean, deeds: string): string {
  return allowed ? `darf ${deeds}` : `darf Folgendes nicht: ${deeds}`;
}

/** "alles im Konto" is done as it stands, what is named is disposed of. */
function everything(object: string): string {
  return /^alles\b/.test(object) ? `${object} tun` : `über ${object} uneingeschränkt verfügen`;
}

function feminine(noun: string, name: string): Cased {
  return { object: `die ${noun} ${name}`, of: `der ${noun} ${name}` };
}

export const sentenceGerman: SentenceWords = {
  services: {
    apigateway: 'Schnittstellen (API Gateway)',
    cloudformation: 'Infrastruktur (CloudFormation)',
    cloudtrail: 'Protokollen (CloudTrail)',
    cloudwatch: 'Überwachung (CloudWatch)',
    codebuild: 'Builds (CodeBuild)',
    dynamodb: 'Datenbanken (DynamoDB)',
    ec2: 'Servern und Netzen (EC2)',
    ecr: 'Programmabbildern (ECR)',
    ecs: 'Containern (ECS)',
    eks: 'Kubernetes-Clustern (EKS)',
    glue: 'Datenaufträgen (Glue)',
    iam: 'Identitäten und Rechten (IAM)',
    kms: 'Verschlüsselungsschlüsseln (KMS)',
    lambda: 'Funktionen (Lambda)',
    logs: 'Protokollen (Logs)',
    organizations: 'der Organisation',
    rds: 'Datenbanken (RDS)',
    route53: 'Namen im Internet (Route 53)',
    s3: 'Speicher (S3)',
    sagemaker: 'maschinellem Lernen (SageMaker)',
    secretsmanager: 'hinterlegten Geheimnissen',
    sns: 'Benachrichtigungen (SNS)',
    sqs: 'Warteschlangen (SQS)',
    ssm: 'Serververwaltung (SSM)',
    sts: 'Sitzungen und Rollen (STS)',
  },
  everybody: {
    allUsers: 'Jede Person im Internet',
    allAuthenticatedUsers: 'Jede Person mit einem Google-Konto',
    'system:anonymous': 'Jede Person, die den Cluster erreicht, ohne Anmeldung',
    'system:unauthenticated': 'Jede Person, die den Cluster erreicht, ohne Anmeldung',
    'system:authenticated': 'Jede Person, die sich am Cluster anmelden kann',
  },
  sentence: (holder, system, purpose, allowed, deeds, circumstances) =>
    `${holder} ${system}${purpose} ${may(allowed, deeds)}${circumstances}.`,
  purpose: (text) => ` (Zweck: ${text})`,
  becomes: (who, allowed, role, system, circumstances) =>
    `${who} ${may(allowed, `${role} ${system} annehmen`)}${circumstances}.`,
  federates: (issuer, subject, allowed, holder, system, circumstances) =>
    `Wer ein Token${issuer === null ? '' : ` von ${issuer}`} für ${subject} hat, ${may(allowed, `als ${holder} ${system} handeln`)}${circumstances}.`,
  knownOnlyById: (one, id) => `${one} mit der ID ${id} (Name unbekannt)`,
  somebody: 'Jemand',
  inProduction: ', in Produktion',
  underCondition: ', unter einer Bedingung',
  since: (day) => `, seit ${day}`,
  grantedBy: (by) => `, erteilt von ${by}`,
  somebodyWithId: (id) => `einer nur unter der ID ${id} bekannten Person`,

  anybody: 'Jede beliebige Identität',
  everybodyBut: (others) => `Jede Identität außer ${others}`,
  whoeverAccountLets: (account) => `Wer vom ${account} zugelassen ist,`,
  awsService: (service) => `Der AWS-Dienst ${service}`,
  whoeverSignsInThrough: (provider) => `Wer sich über ${provider} anmeldet,`,
  programVouchedFor: (provider) => `Ein Programm, für das ${provider} bürgt,`,
  principal: (sort, name, account) =>
    `${sort === 'user' ? 'Der Benutzer' : sort === 'role' ? 'Die Rolle' : 'Die Sitzung'} ${name} im ${account}`,
  identityGone: (id) => `Eine nicht mehr vorhandene Identität (ID ${id})`,
  whoeverSignsInAs: (name) => `Wer sich als ${name} anmeldet,`,

  deeds: { read: 'lesen', run: 'ausführen', change: 'ändern', delete: 'löschen' },
  doing: (deeds, object) => `${object} ${joined(deeds, 'de')}`,
  doEverythingWith: everything,
  doEverythingOn: everything,
  doEverythingBut: (excepted, object) =>
    object === null ? `alles im Konto tun, außer ${excepted}` : `mit Bezug auf ${object} alles tun, außer ${excepted}`,
  handOver: (role) => `${role} einem Dienst übergeben`,
  become: (role) => `${role} annehmen`,
  anyRole: 'jede Rolle',
  everythingBut: (object) => `alles außer ${object.replace(/^alles /, 'dem, was ')}`,
  everything: 'alles',
  everythingIn: (place) => `alles in ${place}`,
  everythingInAccount: 'alles im Konto',
  sortsOfArn: {
    role: 'Rolle',
    user: 'Benutzer',
    group: 'Gruppe',
    policy: 'Richtlinie',
    'instance-profile': 'Instanzprofil',
    table: 'Tabelle',
    key: 'Schlüssel',
    alias: 'Alias',
    topic: 'Thema',
    secret: 'Geheimnis',
    function: 'Funktion',
    'log-group': 'Protokollgruppe',
    stack: 'Stack',
  },
  everyOne: {
    'role/*': 'jede Rolle',
    'user/*': 'jeden Benutzer',
    'group/*': 'jede Gruppe',
    'policy/*': 'jede Richtlinie',
    'key/*': 'jeden Schlüssel',
    'secret:*': 'jedes hinterlegte Geheimnis',
    'function:*': 'jede Funktion',
    'parameter/*': 'jede hinterlegte Einstellung',
    'table/*': 'jede Tabelle',
    'instance/*': 'jeden Server',
  },

  named: (sort, name) => `die ${sorts[sort]} ${name}`,
  unnamed: (sort, id) => `eine unbekannte ${sorts[sort]} (ID ${id})`,
  doWhatPolicyAllows: (policy, onEverything) =>
    `${onEverything ? 'im ganzen Konto ' : ''}tun, was die Richtlinie ${policy} erlaubt`,
  doEverythingInVault: 'durch die Richtlinie root alles in Vault tun',
  doWhatAllows: (role, where) => `${where === '' ? '' : `${where} `}tun, was ${role} erlaubt`,
  takeUp: (role, where) => `${role} übernehmen und dann ${where} tun, was sie erlaubt`,
  inTenant: 'im ganzen Mandanten',
  inManagementGroup: (name) => `in der Verwaltungsgruppe ${name}`,
  inSubscription: (id) => `im Abonnement ${id}`,
  inResourceGroup: (name) => `in der Ressourcengruppe ${name}`,
  inDirectory: 'im ganzen Verzeichnis',
  inAdministrativeUnit: (name) => `in der Verwaltungseinheit ${name}`,
  inApplication: (id) => `in der Anwendung ${id}`,
  inUnnamed: (file) => `in einer in ${file} nicht benannten Ressource`,
  inGoogle: (sort, name) => `${googlePlaces[sort] ?? `in ${sort}`} ${name}`,
  inCluster: 'im ganzen Cluster',
  inPlace: (place) => (place.startsWith('Namespace ') ? `im ${place}` : `in ${place}`),
  onPlace: (place) => `auf ${place}`,
  ofPlace: (place) => `von ${place}`,
  place: (resource) =>
    resource
      .replace(/^the organisation$/, 'der Organisation')
      .replace(/^organisation /, 'der Organisation ')
      .replace(/^all repositories of /, 'allen Repositorys von ')
      .replace(/^all repositories$/, 'allen Repositorys')
      .replace(/^public repositories$/, 'öffentlichen Repositorys')
      .replace(/^selected repositories of /, 'ausgewählten Repositorys von ')
      .replace(/^private repositories of /, 'privaten Repositorys von ')
      .replace(/^(\d+) repositories of /, '$1 Repositorys von ')
      .replace(/^repositories of /, 'Repositorys von ')
      .replace(/^the repository or environment that it is kept for$/, 'dem zugehörigen Repository oder der Umgebung')
      .replace(
        /^whatever the owner reaches in the organisation$/,
        'allem, was der Inhaber in der Organisation erreicht',
      )
      .replace(/^namespace /, 'Namespace '),
  applicationById: (id) => `einer nur unter der ID ${id} bekannten Anwendung`,
  signInTo: (application) => `sich an ${application} anmelden`,
  rightOf: (right, of) => `${right} von ${of} nutzen`,
  usage: (thing) => `${thing} nutzen`,
  scopeForPeople: (scope, of) => `die Freigabe ${scope} von ${of} für angemeldete Personen nutzen`,
  permission: (permission, where) => `das Recht ${permission}${where === '' ? '' : ` ${where}`} nutzen`,
  oauthScope: (scope, where) => `die OAuth-Freigabe ${scope} ${where} nutzen`,
  call: (what, where) => `${what} in ${where} aufrufen`,
  codeByDeployKey: (writes, repository) =>
    `den Code von ${repository} als Deploy-Schlüssel ${writes ? 'lesen und ändern' : 'lesen'}`,
  beUsedBy: (by, where) =>
    `in ${where} von ${by === 'dependabot' ? 'Dependabot' : by === 'codespaces' ? 'Entwicklungsmaschinen' : 'Arbeitsabläufen'} genutzt werden`,
  receiveEvents: (events, of) => `die Ereignisse ${events} von ${of} empfangen`,
  githubDeed: (level, on, where) =>
    `${on} ${where} ${level === 'admin' ? 'uneingeschränkt verwalten' : level === 'write' ? 'lesen und ändern' : 'lesen'}`,
  onlyNamed: (names) => ` (nur ${names})`,
  verbs: {
    bind: 'zuordnen',
    escalate: 'ausweiten',
    impersonate: 'vertreten',
    use: 'nutzen',
    approve: 'genehmigen',
    sign: 'signieren',
  },
  oktaApplication: (name) => feminine('Anwendung', name),
  oktaThing: (sort, name) => ({ object: `${sort} ${name}`, of: `${sort} ${name}` }),
  oktaSet: (name) => feminine('Ressourcengruppe', name),
  oktaSetById: (id) => feminine('Ressourcengruppe mit der ID', id),
  oktaNamed: (resource) =>
    resource === 'the organisation'
      ? { object: 'die Organisation', of: 'der Organisation' }
      : { object: resource, of: resource },
  asPolicyGrants: (resource) => `${resource} nutzen, wie eine Richtlinie es erlaubt`,
  unknownBundle: (id, of) => `ein unbekanntes Zugriffspaket (ID ${id}) von ${of} nutzen`,
  list: (words) => listed(words, 'de'),
};
