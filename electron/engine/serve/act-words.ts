// Each act of the ledger in one sentence, for people. What an act's body holds is told only as far as it helps to find it.
import { z } from 'zod';
import type { Locale } from '../../../shared/locale.ts';
import { actInGerman } from './messages/acts-german.ts';
import { documentName } from './messages/document-names.ts';
import { methodInWords, refusedInWords } from './refusal-words.ts';

const text = z.string();
const numbers = z.number();
const fields = z.record(z.string(), z.unknown());

/** `names` gives a person's or an item's name for an id. */
export function actInWords(
  act: string,
  body: unknown,
  names: (id: string) => string | null,
  locale: Locale = 'en',
): string {
  const parsed = fields.safeParse(body);
  const field = (name: string): string => {
    const value = text.safeParse(parsed.success ? parsed.data[name] : undefined);
    return value.success ? value.data : '';
  };
  const named = (name: string): string => names(field(name)) ?? field(name);
  const list = (name: string): number => {
    const value = parsed.success ? parsed.data[name] : undefined;
    return Array.isArray(value) ? value.length : 0;
  };
  const flag = (name: string): boolean => parsed.success && parsed.data[name] === true;
  if (locale === 'de') {
    const number = (name: string): number => {
      const value = numbers.safeParse(parsed.success ? parsed.data[name] : undefined);
      return value.success ? value.data : 0;
    };
    const inside = (name: string, member: string): string | null => {
      const part = fields.safeParse(parsed.success ? parsed.data[name] : undefined);
      const value = text.safeParse(part.success ? part.data[member] : undefined);
      return value.success ? value.data : null;
    };
    const german = actInGerman(act, { field, named, inside, list, number, flag });
    if (german !== null) return german;
  }
  switch (act) {
    case 'workspace.named':
      return `Named the parties: ${field('customer')}, provider ${field('provider')}`;
    case 'operating_model.changed':
      return `Changed the operating model: ${field('reason')}`;
    case 'person.added':
      return `Added ${field('name')} for the ${field('party')}`;
    case 'person.deactivated':
      return `Recorded that ${named('person')} left: ${field('reason')}`;
    case 'key.added':
      return `Added a ${flag('further') ? 'further ' : ''}signing key for ${named('person')}`;
    case 'delegation.granted':
      return `Let ${named('to')} decide for ${named('from')}: ${field('reason')}`;
    case 'act.refused': {
      const times = numbers.safeParse(parsed.success ? parsed.data.times : undefined);
      const often = times.success && times.data > 1 ? `, ${times.data} more times` : '';
      const about = field('subject') === '' ? '' : `: ${named('subject')}`;
      return `Was refused (${refusedInWords(field('code'))}): ${methodInWords(field('method'))}${about}${often}`;
    }
    case 'decision.accepted':
      return `Accepted an answer that is not his own: ${named('item')}`;
    case 'delegation.ended':
      return `Ended a delegation: ${field('reason')}`;
    case 'trust.added':
      return `Pinned a signing key of ${field('provider')}: ${field('fingerprint')}`;
    case 'trust.removed':
      return `Stopped trusting ${field('fingerprint')}: ${field('reason')}`;
    case 'link.confirmed':
      return `Confirmed that two records are one identity: ${field('basis')}`;
    case 'link.undone':
      return `Undid a link between two records: ${field('reason')}`;
    case 'evidence.imported': {
      const bundle = fields.safeParse(parsed.success ? parsed.data.bundle : undefined);
      const name = text.safeParse(bundle.success ? bundle.data.name : undefined);
      return `Imported evidence: ${name.success ? name.data : field('name')}`;
    }
    case 'mapping.saved': {
      const profile = fields.safeParse(parsed.success ? parsed.data.profile : undefined);
      const name = text.safeParse(profile.success ? profile.data.name : undefined);
      const why = field('reason');
      return `Saved the mapping ${name.success ? name.data : field('slug')}${why === '' ? '' : `: ${why}`}`;
    }
    case 'mapping.retired':
      return `Retired the mapping ${field('slug')}: ${field('reason')}`;
    case 'threshold.changed':
      return `Set ${field('threshold').replaceAll('_', ' ')}: ${field('reason')}`;
    case 'coverage.overridden':
      return `Overrode the verdict of ${field('control')}: ${field('reason')}`;
    case 'campaign.opened':
      return `Opened the campaign ${field('name')}`;
    case 'campaign.closed':
      return `Closed ${named('campaign')}${list('open') > 0 ? `, ${counted(list('open'), 'item')} without a decision` : ''}`;
    case 'series.saved': {
      const definition = fields.safeParse(parsed.success ? parsed.data.definition : undefined);
      const name = text.safeParse(definition.success ? definition.data.name : undefined);
      return `Saved the series ${name.success ? name.data : field('series')}`;
    }
    case 'series.ended':
      return `Ended a series: ${field('reason')}`;
    case 'trigger.dismissed':
      return `Needs no review of its own (${field('kind').replaceAll('_', ' ')}, ${counted(list('happenings'), 'entitlement')}): ${field('reason')}`;
    case 'item.assigned':
      return `Assigned ${counted(list('items'), 'item')} to ${named('to')}: ${field('reason')}`;
    case 'item.handed_over':
      return `Says it is ${named('to')}’s: ${named('item')}: ${field('reason')}`;
    case 'handover.answered':
      return `${flag('accepts') ? 'Accepted' : 'Declined'} ${named('item')}: ${field('reason')}`;
    case 'decision.recorded':
      return `${field('outcome')}: ${named('item')}`;
    case 'decision.undone':
      return `Took a decision back: ${named('item')}`;
    case 'decision.confirmed':
      return `${flag('agrees') ? 'Confirmed' : 'Disagreed'} as second person: ${named('item')}`;
    case 'decision.superseded':
      return `${field('outcome')} replaces an earlier decision: ${named('item')}`;
    case 'batch.recorded':
      return `CERTIFY in bulk: ${counted(list('decisions'), 'low-risk, unchanged item')}`;
    case 'assignment.signed_off':
      return `Signed off in ${named('campaign')}`;
    case 'state.sealed':
      return `Sealed the state of ${named('campaign')}`;
    case 'exception.renewed':
      return `Renewed the exception on ${named('item')} until ${field('expires')}: ${field('reason')}`;
    case 'exception.ended':
      return `Ended the exception on ${named('item')}: ${field('reason')}`;
    case 'rotation.agreed':
      return `Agreed to a rotation, ${field('reference')}: ${field('reason')}`;
    case 'rotation.dependants_confirmed':
      return `Confirmed what depends on a credential: ${list('dependants') === 0 ? 'nothing' : list('dependants')}`;
    case 'rotation.withdrawn':
      return `Withdrew a rotation: ${field('reason')}`;
    case 'instructions.issued':
      return `Issued a signed instruction list for ${named('campaign')}: ${counted(list('entries'), 'entry', 'entries')}`;
    case 'action.answered':
      return `${field('answer') === 'ratified' ? 'Ratified afterwards' : 'Acknowledged'} an action that nothing had allowed: ${field('reason')}`;
    case 'own_evidence.attached':
      return `Attached own evidence, ${field('file')}: ${named('subject')}`;
    case 'decision.handed_over':
      return `Handed over the decision on ${field('reference')} alone${flag('withFiles') ? ', with the evidence files' : ''}`;
    case 'report.issued':
      return `Issued: ${documentName(field('format'), 'en')}`;
    case 'report.countersigned':
      return `Countersigned a report: ${field('reason')}`;
    case 'report.timestamped':
      return `Added a time stamp to a report: ${field('authority')}, ${field('stampedAt')}`;
    default:
      return act.replaceAll(/[._]/g, ' ');
  }
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
