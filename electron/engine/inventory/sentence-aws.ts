// What an entitlement of AWS allows, as the words after "may"; and who may become a role.

import type { Locale } from '../../../shared/locale.ts';
import { type SentenceWords, sentenceMessages } from './messages/sentence.ts';
import { awsActionsOf } from './privileges/aws.ts';
import { lookUp } from './privileges/explanations.ts';
import type { Access } from './sentence.ts';
import { awsDeed, deedsOn } from './sentence-deeds.ts';
import { cut } from './sentence-words.ts';
import { systemInWords } from './words.ts';

export function awsDeeds(access: Access, most: number, locale: Locale): string {
  const words = sentenceMessages[locale];
  const actions = awsActionsOf(access.privilege);
  if (access.negated === 'privilege' || access.negated === 'both') {
    const excepted = words.list(actions.map((action) => cut(action, most)));
    return words.doEverythingBut(excepted, access.resource === '*' ? null : awsObject(access, actions, most, words));
  }
  if (actions.every((action) => /^iam:passrole$/i.test(action))) return words.handOver(roleObject(access, most, words));
  if (actions.every((action) => /^sts:assumerole/i.test(action))) return words.become(roleObject(access, most, words));
  const object = awsObject(access, actions, most, words);
  if (actions.some((action) => action === '*' || action === '*:*')) return words.doEverythingOn(object);
  return deedsOn(actions.map(awsDeed), object, words);
}

function awsObject(access: Access, actions: readonly string[], most: number, words: SentenceWords): string {
  const { resource, negated } = access;
  const object =
    resource === '*'
      ? awsServices(actions, words)
      : words.list(resource.split(/,\s*/).map((arn) => cut(awsResource(arn, words), most)));
  return negated === 'resource' || negated === 'both' ? words.everythingBut(object) : object;
}

function roleObject({ resource }: Access, most: number, words: SentenceWords): string {
  if (resource === '*') return words.anyRole;
  return words.list(resource.split(/,\s*/).map((arn) => cut(awsResource(arn, words), most)));
}

function awsServices(actions: readonly string[], words: SentenceWords): string {
  const names = [...new Set(actions.map((action) => action.split(':')[0]?.toLowerCase() ?? ''))];
  if (names.includes('*') || names.every((name) => name === '')) return words.everythingInAccount;
  return words.everythingIn(words.list(names.map((name) => lookUp<string>(words.services, name) ?? name)));
}

/** `arn:aws:s3:::nw-finance-ledger/*` is "everything in nw-finance-ledger". */
function awsResource(arn: string, words: SentenceWords): string {
  const parts = arn.split(':');
  if (parts[0] !== 'arn' || parts.length < 6) return arn;
  const resource = parts.slice(5).join(':');
  if (resource === '*') return words.everythingIn(lookUp<string>(words.services, parts[2] ?? '') ?? parts[2] ?? '');
  const every = lookUp<string>(words.everyOne, resource);
  if (every !== null) return every;
  const inside = resource.replace(/\/\*$/, '');
  const named = (_: string, sort: string) => `${lookUp<string>(words.sortsOfArn, sort) ?? sort} `;
  const name = inside
    .replace(/^(role|user|group|policy|instance-profile|table|key|alias|topic)\//, named)
    .replace(/^(secret|function|log-group|stack):/, named);
  return inside === resource ? name : words.everythingIn(name);
}

/** The principal of a trust at the beginning of a sentence. */
export function trusteeInWords(by: string, most: number, locale: Locale): string {
  const words = sentenceMessages[locale];
  const accountInWords = (account: string | undefined) => systemInWords(`aws:${account}`, locale);
  if (by === '*') return words.anybody;
  if (by.startsWith('all but ')) return words.everybodyBut(cut(by.slice('all but '.length), most));
  const account = /^(?:arn:[a-z-]+:iam::)?(\d{12})(?::root)?$/.exec(by)?.[1];
  if (account !== undefined) return words.whoeverAccountLets(accountInWords(account));
  if (/\.amazonaws\.com(\.cn)?$/.test(by) && !by.startsWith('arn:')) return words.awsService(by);
  const provider = /^arn:[a-z-]+:iam::\d{12}:(saml|oidc)-provider\/(.+)$/.exec(by);
  if (provider !== null) {
    const name = cut(provider[2] ?? by, most);
    return provider[1] === 'saml' ? words.whoeverSignsInThrough(name) : words.programVouchedFor(name);
  }
  const principal = /^arn:[a-z-]+:(?:iam|sts)::(\d{12}):(role|user|assumed-role|federated-user)\/(.+)$/.exec(by);
  if (principal !== null) {
    const sort = principal[2] === 'user' ? 'user' : principal[2] === 'role' ? 'role' : 'session';
    return words.principal(sort, cut(principal[3] ?? by, most), accountInWords(principal[1]));
  }
  if (/^(AIDA|AROA|AIPA)[A-Z0-9]{12,}$/.test(by)) return words.identityGone(by);
  return words.whoeverSignsInAs(cut(by, most));
}
