// German words: how a campaign stands, reminders, closing, what is left open, and what comes next.
import type { campaign as english } from '../en/campaign.ts';
import { counted, figure } from './figures.ts';

export const campaign: typeof english = {
  page: {
    toItems: 'Zu den Prüfpunkten',
    reports: 'Berichte',
    summary: (items, state, baselineOf, bundles) =>
      `${counted(items, 'Prüfpunkt', 'Prüfpunkte')}, ${state}; Stichtagsbestand vom ${baselineOf}: ${bundles}.`,
    closedBecause: (reason) => `Geschlossen. Begründung: ${reason}`,
    toKnow: 'Zu beachten',
    toKnowNote: 'steht genauso im Bericht',
    pace: 'Tag für Tag',
    paceNote: {
      day: (day, days) => `Tag ${figure(day)} von ${figure(days)}`,
      late: (days) => `${counted(days, 'Tag', 'Tage')} überfällig`,
      closed: 'geschlossen',
    },
    outcomes: 'Entscheidungen',
    untilADate: 'Befristet',
    outcomesNote: { complete: 'vollständig', soFar: 'bisher', incomplete: 'unvollständig geschlossen' },
    operatingModel: 'Betriebsmodell',
    modelVersion: (version) => `Bei der Eröffnung galt Fassung ${figure(version)}.`,
    showModel: 'Anzeigen',
    quality: 'Wie geprüft wird',
    qualityNote: 'steht genauso im Bericht',
    refused: 'Abgewiesen',
    refusedText: (times) => counted(times, 'Versuch ohne Befugnis', 'Versuche ohne Befugnis'),
  },
  progress: {
    reviewers: 'Prüfende Personen',
    systems: 'Systeme',
    reviewer: 'Person',
    system: 'System',
    bar: 'Davon entschieden',
    decided: 'Entschieden',
    serious: 'Hoch, kritisch',
    state: 'Stand',
    nobody: 'Noch niemand',
    of: (decided, items) => `${figure(decided)} von ${figure(items)}`,
    signed: (day) => `freigegeben ${day}`,
    overdue: 'überfällig',
    open: 'nicht freigegeben',
    assignmentsNote: (assignments) => counted(assignments, 'Zuweisung', 'Zuweisungen'),
    overdueNote: (names) => `überfällig: ${names}`,
    behind: (even) => `im Rückstand, Soll ${figure(even)}`,
    behindNote: (names) => `im Rückstand: ${names}`,
    systemsNote: (systems) => counted(systems, 'System', 'Systeme'),
    more: (left) => `${figure(left)} weitere zeigen`,
  },
  covers: {
    title: 'Was sie umfasst',
    everything: 'Alles, was die Nachweise zeigen, bis auf das unten Ausgelassene.',
    limited: 'Eine begrenzte Prüfung: Sonst wurde nichts gefragt.',
    exactly: (entitlements) => `Genau ${counted(entitlements, 'Berechtigung', 'Berechtigungen')}`,
    facts: {
      only: 'Nur',
      systems: 'Systeme',
      kinds: 'Arten',
      where: 'Umgebung',
      owners: 'Verantwortliche',
      since: 'Seit zuletzt',
      risk: 'Risiko',
    },
    withVendor: 'mit den eigenen Identitäten der Plattform',
    riskAndAbove: (risk) => `${risk} und höher`,
    leftOut: 'Ausgelassen',
    leftOutNote: 'steht im Bericht',
    nothingLeftOut: 'Nichts ist ausgelassen.',
    byRule: 'nach Regel',
    approvedBy: (name) => `genehmigt von ${name}`,
    tookOver: 'Von früher übernommen',
    tookOverNote: (items) => `${counted(items, 'Prüfpunkt', 'Prüfpunkte')}, zuerst erneut gefragt`,
    gone: 'Früher offen, nicht mehr vorhanden',
    goneNote: 'nicht mehr in den Nachweisen',
  },
  reminders: {
    title: 'Erinnerungen',
    note: 'Dateien zum Weitergeben; nichts wird versendet',
    nobody: 'Alle haben freigegeben, oder noch ist niemand zugewiesen.',
    onlySignature: 'nur die Signatur fehlt',
    open: (open, items, time) => `${figure(open)} von ${figure(items)} offen, ${time}`,
    timeUnknown: 'Dauer noch unbekannt',
    about: (time) => `etwa ${time}`,
    minutes: (minutes) =>
      minutes < 90 ? counted(minutes, 'Minute', 'Minuten') : counted(Math.round(minutes / 60), 'Stunde', 'Stunden'),
    overdue: 'überfällig',
    save: 'Erinnerung speichern',
    saveFor: (name) => `Erinnerung speichern für ${name}`,
    page: 'Seite zum Drucken',
    calendar: 'Kalendereintrag',
    text: 'Text für eine Nachricht',
    forms: { page: 'HTML', calendar: 'ICS', text: 'TXT' },
  },
  snapshot: {
    title: 'Abschlussbestand',
    note: 'die neuesten Nachweise gegen den Stichtagsbestand',
    nothingLater:
      'Nach dem Stichtag kamen keine Nachweise. Das nächste Nachweispaket des Dienstleisters zeigt, was umgesetzt wurde.',
    asDecided: 'Wie entschieden',
    notDone: 'Nicht umgesetzt',
    undecided: 'Nicht entschieden',
    nobodyDecided: (changes) => `${counted(changes, 'Änderung', 'Änderungen')} ohne Entscheidung`,
    unchanged: 'Unverändert',
    newSince: 'Neu seitdem',
    seenIn: 'Gesehen in',
    showEach: 'Alle einzeln zeigen',
  },
  close: {
    act: 'Kampagne schließen',
    running: 'Wird geschlossen',
    title: (name) => `${name} schließen`,
    lead: 'Zuerst lesen, was noch offen ist. Nach dem Schließen wird nichts mehr entschieden; löschen lässt sich die Kampagne nicht.',
    leaveOpen: 'Offen lassen',
    stillOpen: 'Noch offen',
    stillOpenNote: (total, items) => `${figure(total)} von ${counted(items, 'Prüfpunkt', 'Prüfpunkten')}`,
    nothingOpen: 'Jeder Prüfpunkt hat eine endgültige Antwort.',
    nothingOpenMeans: 'Jeder ist befugt entschieden, wo nötig bestätigt, und freigegeben.',
    partialMeans: 'Die Nachweise selbst sind unvollständig; deshalb gilt auch die Kampagne nicht als vollständig.',
    which: 'Welche davon',
    all: 'Alle',
    reasons: {
      unassigned: 'Niemand prüft',
      no_decision: 'Keine Entscheidung',
      cannot_decide: 'Kann nicht entscheiden',
      second_person: 'Zweite Person fehlt',
      ended: 'Antwort abgelaufen',
      not_signed: 'Entschieden, nicht freigegeben',
    },
    columns: { risk: 'Risiko', access: 'Zugriff', reviewer: 'Prüfende Person', why: 'Warum offen' },
    on: (privilege, resource) => `${privilege} auf ${resource}`,
    nobody: 'niemand',
    remind: 'Prüfende erinnern',
    more: (left) => `Mehr zeigen, ${figure(left)} fehlen noch`,
    what: 'Was das Schließen bewirkt',
    consequences: {
      named: (items) =>
        `${counted(items, 'Prüfpunkt steht', 'Prüfpunkte stehen')} namentlich ohne Antwort im Bericht. Niemand liest das als Zustimmung.`,
      unsigned: (items) =>
        `${counted(items, 'Entscheidung', 'Entscheidungen')} ohne Freigabe ${items === 1 ? 'zählt' : 'zählen'} nicht.`,
      sealed: 'Das Entschiedene wird mit einem Journalstand versiegelt. Daraus entstehen die Berichte.',
      followUp:
        'Was offen bleibt, lässt sich in einer Nachprüfung erneut fragen; die nächste Runde einer Reihe übernimmt es.',
    },
    reason: 'Warum sie vor der Vollständigkeit geschlossen wird',
    reasonComplete: 'Bemerkung',
    required: 'erforderlich',
    optional: 'freiwillig',
    reasonMissing: 'Es fehlt, warum sie vor der Vollständigkeit geschlossen wird.',
    reasonExample: 'Ende des Quartals; Offenes geht in die nächste Runde',
    done: (name) => `${name} ist geschlossen`,
    alreadyClosed: 'Diese Kampagne ist geschlossen.',
    alreadyClosedMeans: 'Was sie offen ließ, steht auf ihrer Seite.',
    showPage: 'Ihren Stand zeigen',
  },
  ends: {
    title: 'Offen geblieben',
    nothing: 'nichts',
    nothingMeans: 'Jede Antwort gilt, oder eine spätere Kampagne hat erneut gefragt.',
    note: (ends) => `${figure(ends)}, bis eine spätere Kampagne erneut fragt`,
    why: (why, day) => {
      switch (why) {
        case 'no_decision':
          return 'keine Entscheidung';
        case 'cannot_decide':
          return '„Kann nicht entscheiden“';
        case 'certified_until':
          return day === null ? 'befristet bestätigt' : `bestätigt bis ${day}`;
        case 'certification_ended':
          return day === null ? 'Bestätigung abgelaufen' : `bestätigt bis ${day}: abgelaufen`;
        case 'exception_ended':
          return 'Ausnahme beendet';
      }
    },
    inCampaign: (why, campaignName, reference) => `${why} in ${campaignName} (${reference})`,
    listedOnly: 'nicht mehr in den Nachweisen, daher nur genannt',
    gone: 'nicht mehr in den Nachweisen',
    access: (identity, privilege) => `${identity}: ${privilege}`,
    full: (reference, identity, privilege, resource) => `${reference} ${identity}: ${privilege} auf ${resource}`,
    more: (left) => `Mehr zeigen, ${figure(left)} fehlen noch`,
    open: (chosen) =>
      chosen === 1 ? 'Nachprüfung für diesen Punkt eröffnen' : `Nachprüfung für diese ${figure(chosen)} eröffnen`,
    chooseOne: 'Mindestens einen auswählen, um erneut zu fragen.',
    never:
      'Eine geschlossene Kampagne ändert sich nie: Erneut gefragt wird in einer eigenen kleinen Kampagne; die nächste Runde einer Reihe übernimmt den Rest.',
  },
  rounds: {
    title: 'Was als Nächstes kommt',
    lead: 'Anlässe zwischen zwei Runden und Runden, die wiederkehren. Nichts eröffnet sich von selbst.',
    underWay: 'Im Gange',
    decidedOf: (decided, items) => `${figure(decided)} von ${figure(items)} entschieden`,
    openCampaign: 'Kampagne eröffnen',
    draft: 'Plan, noch nicht eröffnet',
    draftKept: (moment, due) =>
      due === null ? `Als Entwurf gesichert, ${moment}` : `Als Entwurf gesichert, ${moment}; fällig ${due}`,
    draftNameless: 'Kampagne ohne Namen',
    draftGoOn: 'Weiter planen',
    none: 'keine',
    triggers: 'Jetzt zu prüfen',
    noTriggers: 'Kein Anlass verlangt eine eigene Prüfung.',
    noTriggersMean:
      'Wer als verantwortliche Person ausscheidet, ein offengelegtes Geheimnis oder ein erweitertes Recht steht hier, bis es geprüft oder mit Begründung verworfen ist. Wonach eine offene Prüfung schon fragt, steht hier nicht.',
    kinds: {
      owner_left: 'Ausgeschieden',
      secret_leaked: 'Geheimnis offengelegt',
      privilege_raised: 'Recht erweitert',
    },
    since: (day) => `seit ${day}`,
    notAssessed: 'nicht bewertet',
    on: (resource) => `auf ${resource}`,
    access: (identity, privilege, resource) => `${identity}: ${privilege} auf ${resource}`,
    more: (left) => `Mehr zeigen, ${figure(left)} fehlen noch`,
    review: (entitlements) =>
      entitlements === 1 ? 'Prüfung dieser Berechtigung eröffnen' : `Prüfung dieser ${figure(entitlements)} eröffnen`,
    dismiss: 'Mit Begründung verwerfen',
    series: 'Reihen',
    noSeries: 'Noch wiederholt sich keine Prüfung.',
    noSeriesMean:
      'Eine Kampagne planen und als Reihe speichern: Geltungsbereich und Zuweisung bleiben, und jede Runde wird mit dem vorgeschlagen, was frühere offen ließen.',
    planOne: 'Reihe einrichten',
    rhythm: (months, days) =>
      `${months === 1 ? 'jeden Monat' : `alle ${figure(months)} Monate`}, ${counted(days, 'Tag', 'Tage')} zum Entscheiden`,
    ended: (by, day, reason) => `Beendet von ${by} am ${day}: ${reason}`,
    nextRound: 'Nächste Runde',
    opensOn: (day, due) => (due ? `fällig seit ${day}` : `eröffnet am ${day}`),
    takesOver: 'Übernimmt',
    carried: (items, gone) =>
      [
        ...(items === 0 && gone === 0 ? ['nichts: Vorher blieb nichts offen'] : []),
        ...(items === 0
          ? []
          : [`${counted(items, 'offen gebliebenen Prüfpunkt', 'offen gebliebene Prüfpunkte')}, zuerst gefragt`]),
        ...(gone === 0
          ? []
          : [
              `${counted(gone, 'offen gebliebenen Prüfpunkt', 'offen gebliebene Prüfpunkte')}, nicht mehr in den Nachweisen und daher nur genannt`,
            ]),
      ].join('; '),
    missed: 'Versäumt',
    missedText: (rounds) => `${counted(rounds, 'frühere Runde wurde', 'frühere Runden wurden')} nicht eröffnet`,
    opened: 'Bisher eröffnet',
    openNext: 'Nächste eröffnen',
    end: 'Reihe beenden',
  },
  reason: {
    dismiss: {
      title: 'Ohne Prüfung verwerfen?',
      lead: 'Die Begründung kommt mit Ihrem Namen ins Journal. Geschieht es erneut, steht es wieder hier.',
      example: 'Geplante Änderung CHG-2291, vom Änderungsgremium geprüft',
      act: 'Verwerfen',
      done: 'Verworfen. Die Begründung steht im Journal.',
    },
    end: {
      title: 'Diese Reihe beenden?',
      lead: 'Es wird keine weitere Runde vorgeschlagen. Was eröffnet wurde, bleibt, und was offen ist, auch.',
      example: 'Durch eine monatliche Prüfung ersetzt',
      act: 'Beenden',
      done: 'Die Reihe ist beendet.',
    },
    leave: 'Nicht jetzt',
    running: 'Wird festgehalten',
    why: 'Begründung',
    required: 'erforderlich',
    missing: 'Die Begründung fehlt: Sie ist, was die Revision liest.',
  },
};
