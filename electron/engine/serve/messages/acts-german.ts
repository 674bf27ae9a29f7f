// Each act of the ledger in one German sentence. What somebody wrote as a reason stays in the words that were written.
import { terms } from '../../../../shared/terms.ts';
import { outcomes } from '../../../../shared/words.ts';
import { methodInWords, refusedInWords } from '../refusal-words.ts';
import { documentName } from './document-names.ts';

/** What an act's body tells, by the name of its member. */
export interface Told {
  field(name: string): string;
  /** The person, campaign or item that a member names by its id. */
  named(name: string): string;
  /** Of a member inside a member. */
  inside(name: string, member: string): string | null;
  list(name: string): number;
  /** A whole number; 0 where it tells none. */
  number(name: string): number;
  flag(name: string): boolean;
}

/** Null for an act that is not listed. */
export function actInGerman(act: string, told: Told): string | null {
  return Object.hasOwn(acts, act) ? (acts[act]?.(told) ?? null) : null;
}

const acts: Readonly<Record<string, (told: Told) => string>> = {
  'workspace.named': ({ field }) => `Parteien benannt: ${field('customer')}, Dienstleister ${field('provider')}`,
  'operating_model.changed': ({ field }) => `Betriebsmodell geändert: ${field('reason')}`,
  'person.added': ({ field }) => `${field('name')} hinzugefügt (${partyOf(field('party'))})`,
  'person.deactivated': ({ named, field }) => `Ausscheiden von ${named('person')} eingetragen: ${field('reason')}`,
  'key.added': ({ named, flag }) =>
    `${flag('further') ? 'Weiteren Signaturschlüssel' : 'Signaturschlüssel'} für ${named('person')} hinzugefügt`,
  'delegation.granted': ({ named, field }) =>
    `Delegation von ${named('from')} an ${named('to')} erteilt: ${field('reason')}`,
  'delegation.ended': ({ field }) => `Delegation beendet: ${field('reason')}`,
  'act.refused': ({ field, named, number }) => {
    const about = field('subject') === '' ? '' : `: ${named('subject')}`;
    const often = number('times') > 1 ? `, ${number('times')} weitere Male` : '';
    return `Abgelehnt (${refusedInWords(field('code'), 'de')}): ${methodInWords(field('method'), 'de')}${about}${often}`;
  },
  'decision.accepted': ({ named }) => `Eine andere Antwort angenommen: ${named('item')}`,
  'trust.added': ({ field }) => `Signaturschlüssel von ${field('provider')} hinterlegt: ${field('fingerprint')}`,
  'trust.removed': ({ field }) => `Vertrauen entzogen, ${field('fingerprint')}: ${field('reason')}`,
  'link.confirmed': ({ field }) => `Zwei Einträge als eine Identität bestätigt: ${field('basis')}`,
  'link.undone': ({ field }) => `Verknüpfung zweier Einträge gelöst: ${field('reason')}`,
  'evidence.imported': ({ inside, field }) => `Nachweise importiert: ${inside('bundle', 'name') ?? field('name')}`,
  'mapping.saved': ({ inside, field }) =>
    `Zuordnung ${inside('profile', 'name') ?? field('slug')} gespeichert${because(field('reason'))}`,
  'mapping.retired': ({ field }) => `Zuordnung ${field('slug')} zurückgenommen: ${field('reason')}`,
  'threshold.changed': ({ field }) => `Schwellenwert ${field('threshold')} gesetzt: ${field('reason')}`,
  'coverage.overridden': ({ field }) => `${field('control')} abweichend beurteilt: ${field('reason')}`,
  'campaign.opened': ({ field }) => `Kampagne ${field('name')} eröffnet`,
  'campaign.closed': ({ named, list }) =>
    `${named('campaign')} geschlossen${list('open') > 0 ? `, ${counted(list('open'), 'Prüfpunkt', 'Prüfpunkte')} ohne Entscheidung` : ''}`,
  'series.saved': ({ inside, field }) => `Reihe ${inside('definition', 'name') ?? field('series')} gespeichert`,
  'series.ended': ({ field }) => `Reihe beendet: ${field('reason')}`,
  'trigger.dismissed': ({ field, list }) =>
    `Keine eigene Prüfung nötig (${counted(list('happenings'), 'Berechtigung', 'Berechtigungen')}): ${field('reason')}`,
  'item.assigned': ({ named, field, list }) =>
    `${counted(list('items'), 'Prüfpunkt', 'Prüfpunkte')} an ${named('to')} zugewiesen: ${field('reason')}`,
  'item.handed_over': ({ named, field }) => `${named('item')} an ${named('to')} weitergegeben: ${field('reason')}`,
  'handover.answered': ({ named, field, flag }) =>
    `${named('item')} ${flag('accepts') ? 'angenommen' : 'abgelehnt'}: ${field('reason')}`,
  'decision.recorded': ({ named, field }) => `${outcomeOf(field('outcome'))}: ${named('item')}`,
  'decision.undone': ({ named }) => `Entscheidung zurückgenommen: ${named('item')}`,
  'decision.confirmed': ({ named, flag }) =>
    `Als zweite Person ${flag('agrees') ? 'bestätigt' : 'nicht zugestimmt'}: ${named('item')}`,
  'decision.superseded': ({ named, field }) =>
    `„${outcomeOf(field('outcome'))}“ ersetzt eine frühere Entscheidung: ${named('item')}`,
  'batch.recorded': ({ list }) =>
    `Gemeinsam bestätigt: ${counted(list('decisions'), 'unveränderter Prüfpunkt', 'unveränderte Prüfpunkte')} mit niedrigem Risiko`,
  'assignment.signed_off': ({ named }) => `Freigegeben in ${named('campaign')}`,
  'state.sealed': ({ named }) => `Stand von ${named('campaign')} versiegelt`,
  'exception.renewed': ({ named, field }) =>
    `Ausnahme zu ${named('item')} bis ${field('expires')} verlängert: ${field('reason')}`,
  'exception.ended': ({ named, field }) => `Ausnahme zu ${named('item')} beendet: ${field('reason')}`,
  'rotation.agreed': ({ field }) => `Schlüsselwechsel vereinbart, ${field('reference')}: ${field('reason')}`,
  'rotation.dependants_confirmed': ({ list }) =>
    `Bestätigt, was von Zugangsdaten abhängt: ${list('dependants') === 0 ? 'nichts' : list('dependants')}`,
  'rotation.withdrawn': ({ field }) => `Schlüsselwechsel zurückgenommen: ${field('reason')}`,
  'instructions.issued': ({ named, list }) =>
    `Signierte Anweisungsliste zu ${named('campaign')} ausgestellt: ${counted(list('entries'), 'Eintrag', 'Einträge')}`,
  'action.answered': ({ field }) =>
    `Nicht genehmigte Handlung ${field('answer') === 'ratified' ? 'nachträglich gebilligt' : 'zur Kenntnis genommen'}: ${field('reason')}`,
  'own_evidence.attached': ({ named, field }) => `Eigenen Nachweis beigelegt, ${field('file')}: ${named('subject')}`,
  'decision.handed_over': ({ field, flag }) =>
    `Entscheidung zu ${field('reference')} einzeln herausgegeben${flag('withFiles') ? ', mit den Nachweisdateien' : ''}`,
  'report.issued': ({ field }) => `Ausgestellt: ${documentName(field('format'), 'de')}`,
  'report.countersigned': ({ field }) => `Bericht gegengezeichnet: ${field('reason')}`,
  'report.timestamped': ({ field }) => `Bericht mit Zeitstempel versehen: ${field('authority')}, ${field('stampedAt')}`,
};

function because(reason: string): string {
  return reason === '' ? '' : `: ${reason}`;
}

function outcomeOf(outcome: string): string {
  const known = outcomes.find((one) => one === outcome);
  return known === undefined ? outcome : terms.de.outcome[known];
}

function partyOf(party: string): string {
  return party === 'customer' || party === 'provider' || party === 'adviser' || party === 'auditor'
    ? terms.de.party[party]
    : party;
}

function counted(count: number, singular: string, plural: string): string {
  return `${count.toLocaleString('de-DE')} ${count === 1 ? singular : plural}`;
}
