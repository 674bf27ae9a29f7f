// Who may do what on what, since when and granted by whom, as one sentence that somebody from finance understands; the
// system's own terms come after it. It stays short: names that are too long are cut, and what is said beside it is left out.
import type { Locale } from '../../../shared/locale.ts';
import { sentenceMessages } from './messages/sentence.ts';
import { conditionMembers, lookUp, type Privilege } from './privileges/explanations.ts';
import { awsDeeds, trusteeInWords } from './sentence-aws.ts';
import { type Manner, otherDeeds, platformDeeds } from './sentence-platforms.ts';
import { cut, dayInWords, isOnlyId } from './sentence-words.ts';
import { inSystem, kindInWords, namedKind } from './words.ts';

export interface Access extends Omit<Privilege, 'others'> {
  readonly name: string;
  readonly kind: string;
  readonly purpose: string | null;
  readonly environment: string | null;
  readonly grantedAt: string | null;
  readonly grantedBy: string | null;
}

/** As long as a sentence may get; longer ones are not read. */
const longest = 300;

/** How much of a name is shown, and whether the purpose and the grant are told, from the fullest way to the shortest. */
const ways = [
  { most: 90, purpose: true, grant: true },
  { most: 90, purpose: false, grant: true },
  { most: 48, purpose: false, grant: true },
  { most: 36, purpose: false, grant: false },
  { most: 22, purpose: false, grant: false },
] as const;
type Way = (typeof ways)[number];

/** "The service account svc-invoice-export in AWS account 1234 may read and delete everything in nw-finance-ledger." */
export function accessInWords(access: Access, locale: Locale = 'en'): string {
  let said = '';
  for (const way of ways) {
    said = sentence(access, way, { most: way.most, locale, words: sentenceMessages[locale] }).replace(/\s+/g, ' ');
    if (said.length <= longest) break;
  }
  return said;
}

function sentence(access: Access, way: Way, manner: Manner): string {
  const { most, locale, words } = manner;
  const may = access.effect !== 'deny';
  const where = inSystem(access.system, locale, most);
  const around = circumstances(access, way, manner);
  if (access.privilegeKind === 'aws.trust') {
    const by = access.privilege.split(' by ')[1] ?? '';
    const who = by === '' ? words.somebody : trusteeInWords(by, most, locale);
    return words.becomes(who, may, holder(access, manner, 'object'), where, around);
  }
  if (access.privilegeKind === 'entra.federation') {
    const issuer = issuerOf(access.condition);
    const from = issuer === null ? null : cut(issuer, most);
    return words.federates(from, cut(access.privilege, most), may, holder(access, manner, 'as'), where, around);
  }
  const purpose = way.purpose && access.purpose !== null ? words.purpose(cut(access.purpose, 80)) : '';
  return words.sentence(upperFirst(holder(access, manner, 'as')), where, purpose, may, deedsOf(access, manner), around);
}

/** "the user Dana Owner", or "a user known only by its id ..."; `as` is the case of a subject. */
function holder({ kind, name }: Access, { most, locale, words }: Manner, position: 'as' | 'object'): string {
  const everybody = lookUp<string>(words.everybody, name);
  if (everybody !== null) return `${position === 'as' ? everybody : lowerFirst(everybody)} (${name})`;
  if (isOnlyId(name)) return words.knownOnlyById(kindInWords(kind, locale, position), name);
  return `${namedKind(kind, locale, position)} ${cut(name, most)}`;
}

function deedsOf(access: Access, manner: Manner): string {
  if (access.privilegeKind === 'aws.actions') return awsDeeds(access, manner.most, manner.locale);
  const say = lookUp(platformDeeds, access.privilegeKind);
  return (say ?? otherDeeds)(access, manner);
}

function circumstances(access: Access, way: Way, { locale, words }: Manner): string {
  const { environment, condition, privilegeKind, grantedAt, grantedBy } = access;
  const production = environment === 'production' ? words.inProduction : '';
  // A federation's condition is the token itself, which is said already.
  const narrowed = condition === null || privilegeKind === 'entra.federation' ? '' : words.underCondition;
  if (!way.grant) return production + narrowed;
  const since = grantedAt === null ? '' : words.since(dayInWords(grantedAt, locale));
  if (grantedBy === null) return `${production}${narrowed}${since}`;
  const by = isOnlyId(grantedBy) ? words.somebodyWithId(grantedBy) : cut(grantedBy, 60);
  return `${production}${narrowed}${since}${words.grantedBy(by, since !== '')}`;
}

function issuerOf(condition: string | null): string | null {
  const { issuer } = conditionMembers(condition);
  return typeof issuer === 'string' ? issuer.replace(/^https?:\/\//, '') : null;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
