// What it means that somebody may become a role of AWS, by who that is. Source: "AWS JSON policy elements: Principal" and
// the chapters on roles of the IAM user guide. In our own words.
import type { Locale } from '../../../../shared/locale.ts';
import { conditionMembers, lookUp, most } from './explanations.ts';
import { phrases } from './phrases.ts';

/** Services that run what customers put in: whoever decides what runs there has the role. */
const runners: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'ec2.amazonaws.com': {
    en: 'Every program on the servers that have this role acts with its rights.',
    de: 'Jedes Programm auf den Servern mit dieser Rolle handelt mit deren Rechten.',
  },
  'lambda.amazonaws.com': {
    en: 'The code of the functions that have this role acts with its rights.',
    de: 'Der Code der Funktionen mit dieser Rolle handelt mit deren Rechten.',
  },
  'ecs-tasks.amazonaws.com': {
    en: 'The programs in containers that have this role act with its rights.',
    de: 'Die Programme in Containern mit dieser Rolle handeln mit deren Rechten.',
  },
  'codebuild.amazonaws.com': {
    en: 'The commands of builds that have this role act with its rights.',
    de: 'Die Befehle von Builds mit dieser Rolle handeln mit deren Rechten.',
  },
  'glue.amazonaws.com': {
    en: 'The code of data jobs that have this role acts with its rights.',
    de: 'Der Code von Datenaufträgen mit dieser Rolle handelt mit deren Rechten.',
  },
  'sagemaker.amazonaws.com': {
    en: 'The code of notebooks and jobs that have this role acts with its rights.',
    de: 'Der Code von Notebooks und Aufträgen mit dieser Rolle handelt mit deren Rechten.',
  },
  'states.amazonaws.com': {
    en: 'Procedures that have this role act with its rights.',
    de: 'Abläufe mit dieser Rolle handeln mit deren Rechten.',
  },
  'ssm.amazonaws.com': {
    en: 'Procedures of server management that have this role act with its rights.',
    de: 'Abläufe der Serververwaltung mit dieser Rolle handeln mit deren Rechten.',
  },
  'cloudformation.amazonaws.com': {
    en: 'Infrastructure is built and changed with the rights of this role.',
    de: 'Infrastruktur wird mit den Rechten dieser Rolle aufgebaut und geändert.',
  },
};

interface TrustWords {
  readonly anybody: string;
  readonly allOthers: string;
  readonly account: string;
  readonly signIn: string;
  readonly namedPrograms: string;
  readonly everyProgram: string;
  readonly service: string;
  readonly principal: string;
}

const trustWords: Readonly<Record<Locale, TrustWords>> = {
  en: {
    anybody: 'Anybody at all can take on the rights of the role, as far as no condition keeps them out.',
    allOthers: 'All the others can take on the rights of the role, also those who come later.',
    account: 'That account itself decides which of its users and roles take on the rights of the role.',
    signIn: 'Whom the sign-in lets into the role is decided there, outside this account.',
    namedPrograms:
      'Programs that this provider vouches for take on the rights of the role, without a stored key. The condition says which programs.',
    everyProgram:
      'Programs that this provider vouches for take on the rights of the role, without a stored key. No condition says which programs, so every one there can.',
    service: 'The service works with the rights of the role for whoever set it up to do so.',
    principal: 'It then has all the rights of the role, in place of its own.',
  },
  de: {
    anybody: 'Wirklich alle können die Rechte der Rolle annehmen, soweit keine Bedingung sie ausschließt.',
    allOthers: 'Alle anderen können die Rechte der Rolle annehmen, auch wer später hinzukommt.',
    account: 'Jenes Konto entscheidet selbst, welche seiner Benutzer und Rollen die Rechte der Rolle annehmen.',
    signIn: 'Wen die Anmeldung zur Rolle zulässt, entscheidet sich dort, außerhalb dieses Kontos.',
    namedPrograms:
      'Programme, für die diese Stelle bürgt, nehmen ohne hinterlegten Schlüssel die Rechte der Rolle an. Die Bedingung sagt, welche Programme.',
    everyProgram:
      'Programme, für die diese Stelle bürgt, nehmen ohne hinterlegten Schlüssel die Rechte der Rolle an. Keine Bedingung sagt, welche Programme; also kann es jedes dort.',
    service: 'Der Dienst arbeitet mit den Rechten der Rolle für alle, die ihn so eingerichtet haben.',
    principal: 'Dann gelten alle Rechte der Rolle anstelle der eigenen.',
  },
};

/** `by` is the principal as the trust names it; `conditions` are the keys that its condition looks at. */
export function explainTrust(by: string, conditions: readonly string[], locale: Locale): string | null {
  const said = trustWords[locale];
  const subject = conditions.some((key) => key.endsWith(':sub'));
  if (by === '*') return said.anybody;
  if (by.startsWith('all but ')) return said.allOthers;
  if (/^(\d{12}|arn:[a-z-]+:iam::\d{12}:root)$/.test(by)) return said.account;
  if (/:saml-provider\//.test(by)) return said.signIn;
  if (/:oidc-provider\/|^(accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com|cognito-identity\.)/.test(by))
    return subject ? said.namedPrograms : said.everyProgram;
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(by)) return lookUp(runners, by)?.[locale] ?? said.service;
  if (/^arn:[a-z-]+:(iam|sts)::\d{12}:/.test(by)) return said.principal;
  return null;
}

/** What a condition looks at, in words; what is not listed is not guessed. Source: IAM condition key references. */
const looksAt: readonly (readonly [pattern: RegExp, words: Readonly<Record<Locale, string>>])[] = [
  [/^aws:multifactorauth(present|age)$/, { en: 'a second factor', de: 'einen zweiten Faktor' }],
  [/^aws:(sourceip|vpcsourceip)$/, { en: 'the network address', de: 'die Netzadresse' }],
  [/^aws:sourcevpce?$/, { en: 'the network', de: 'das Netz' }],
  [/^aws:principalorg(id|paths)$/, { en: 'the organisation of the caller', de: 'die Organisation des Aufrufers' }],
  [
    /^aws:(principalaccount|sourceaccount|sourcearn)$/,
    { en: 'the account or resource that calls', de: 'das Konto oder die Ressource, die aufruft' },
  ],
  [/^aws:(currenttime|epochtime|tokenissuetime)$/, { en: 'the time', de: 'die Zeit' }],
  [/^aws:(principaltag|requesttag|resourcetag|tagkeys)/, { en: 'labels', de: 'Kennzeichen' }],
  [/^[a-z0-9-]+:resourcetag/, { en: 'labels', de: 'Kennzeichen' }],
  [/^aws:requestedregion$/, { en: 'the region', de: 'die Region' }],
  [/^aws:securetransport$/, { en: 'an encrypted connection', de: 'eine verschlüsselte Verbindung' }],
  [
    /^iam:passedtoservice$/,
    { en: 'the service that the role is handed to', de: 'den Dienst, dem die Rolle übergeben wird' },
  ],
  [/^iam:(policyarn|permissionsboundary)$/, { en: 'the policy that it is about', de: 'die betroffene Richtlinie' }],
  [/^iam:awsservicename$/, { en: 'the service that the role is for', de: 'den Dienst, für den die Rolle ist' }],
  [/^sts:externalid$/, { en: 'an agreed word', de: 'ein vereinbartes Kennwort' }],
  [
    /^kms:(viaservice|encryptioncontext.*)$/,
    { en: 'the service that the key is used through', de: 'den Dienst, über den der Schlüssel verwendet wird' },
  ],
  [/^s3:prefix$/, { en: 'the place in the storage', de: 'den Ort im Speicher' }],
  [/:sub$/, { en: 'the program that asks', de: 'das anfragende Programm' }],
  [/:aud$/, { en: 'whom the token is for', de: 'den Empfänger des Tokens' }],
];

export function conditionKeys(condition: string | null): readonly string[] {
  return Object.values(conditionMembers(condition)).flatMap((part) =>
    typeof part === 'object' && part !== null ? Object.keys(part).map((key) => key.toLowerCase()) : [],
  );
}

export function explainCondition(condition: string | null, locale: Locale): string | null {
  if (condition === null) return null;
  const keys = conditionKeys(condition);
  const words = keys.map((key) => looksAt.find(([pattern]) => pattern.test(key))?.[1][locale] ?? null);
  const known = [...new Set(words.filter((word) => word !== null))];
  if (known.length === 0 || known.length > most || words.includes(null)) return phrases[locale].underCondition;
  return phrases[locale].underConditionOn(known);
}
