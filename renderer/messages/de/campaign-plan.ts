// German words: planning a campaign, what it would do, and keeping it as a series.
import type { campaignPlan as english } from '../en/campaign-plan.ts';
import { counted, figure } from './figures.ts';

export const campaignPlan: typeof english = {
  setUp: {
    pane: 'Planung',
    titles: {
      first: 'Erste Kampagne eröffnen',
      plain: 'Kampagne eröffnen',
      series: 'Nächste Runde eröffnen',
      follow_up: 'Nachprüfung eröffnen',
      trigger: 'Kleine Prüfung eröffnen',
    },
    lead: 'Was die Nachweise heute zeigen, wird zum Stichtagsbestand. Für jede Berechtigung wird eine Entscheidung verlangt.',
    leave: 'Nicht jetzt',
    nameAndDate: 'Name und Frist',
    name: 'Name',
    due: 'Fällig',
    required: 'erforderlich',
    who: 'Wer was prüft',
    whoNote: 'die erste Regel, die passt, gilt',
    byOwner: 'Die verantwortliche Person aus den Nachweisen, wenn sie beim Auftraggeber bekannt ist',
    rest: 'Was übrig bleibt',
    restNote: 'Nicht Zugewiesenes wird genannt; solange es das gibt, ist die Kampagne nicht vollständig.',
    staysUnassigned: 'Bleibt ohne Zuweisung',
    noCustomer: 'Noch ist keine Person des Auftraggebers erfasst.',
    addPerson: 'Im Mandat erfassen',
    open: 'Kampagne eröffnen',
    opening: 'Wird eröffnet',
    opened: (name, items) => `${name} ist eröffnet: ${counted(items, 'Prüfpunkt', 'Prüfpunkte')}`,
    repeat: 'Wiederholen: als Reihe speichern',
    change: 'Reihe ändern',
  },
  names: {
    quarter: (quarter, year) => `Berechtigungsprüfung Q${quarter} ${year}`,
    followUp: (day) => `Nachprüfung vom ${day}`,
    trigger: (day) => `Prüfung aus Anlass, ${day}`,
  },
  draft: {
    keeping: 'Der Plan wird als Entwurf gesichert.',
    kept: (moment) =>
      `Als Entwurf gesichert, ${moment}. Die Seite kann verlassen und der Plan später fortgesetzt werden.`,
    notKept: (why) => `Der Entwurf ließ sich nicht sichern: ${why}`,
    discard: 'Entwurf verwerfen',
    discarded: 'Der Entwurf des Plans ist verworfen',
    undo: 'Rückgängig',
  },
  problems: {
    name: 'Der Name der Kampagne fehlt.',
    due: 'Die Frist fehlt.',
    systems: 'Mindestens ein System auswählen.',
    kinds: 'Mindestens eine Art von Identität auswählen.',
    owners: 'Mindestens eine verantwortliche Person auswählen.',
  },
  scope: {
    title: 'Was geprüft wird',
    note: 'alles, wenn nichts ausgelassen wird',
    limitedNote: 'sonst nichts',
    limited: 'Eine begrenzte Prüfung.',
    limitedMeans: 'Der Grund wird mit der Kampagne festgehalten. Alles andere gilt, wie es entschieden ist.',
    carries: 'Was frühere Kampagnen offen ließen, kommt in jedem Fall mit.',
    systems: 'Systeme',
    kinds: 'Arten von Identitäten',
    owners: 'Verantwortliche',
    ownersChosen: (chosen) =>
      chosen === null ? 'Verantwortliche: alle' : `Verantwortliche: ${figure(chosen)} ausgewählt`,
    unknown: 'nicht in den Nachweisen',
    all: 'Alle auswählen',
    none: 'Keine auswählen',
    find: (legend) => `Suchen in: ${legend}`,
    hidden: (left) => `${figure(left)} weitere: einen Teil des Namens eingeben`,
    since: 'Seit der letzten Prüfung',
    which: {
      all: 'Alles',
      changed: 'Geändertes, Neues und offen Gebliebenes',
      came_back: 'Nur was zurückkam: offen, abgelaufen oder wieder da',
    },
    where: 'Umgebung',
    environments: { all: 'Überall', production: 'Produktion', non_production: 'Nicht Produktion' },
    whereNote: 'Wo die Nachweise nichts sagen, bleibt es dabei.',
    risk: 'Risiko',
    everyRisk: 'Jedes Risiko',
    riskAndAbove: (risk) => `${risk} und höher`,
    vendor: 'Auch die eigenen Identitäten der Plattform (Dienstrollen, Systemkonten)',
    why: 'Warum der Rest ausgelassen wird',
    whyExample: 'Im Mai in einer eigenen Kampagne geprüft',
    approvedBy: 'Genehmigt von',
  },
  rules: {
    system: 'System',
    systemIs: 'System ist',
    ownerContains: 'Name enthält',
    partOfName: 'Teil des Namens der verantwortlichen Person',
    reviewer: 'Prüfende Person',
    remove: 'Diese Regel entfernen',
    addSystem: 'Regel für ein System hinzufügen',
    addOwner: 'Regel für den Namen der verantwortlichen Person hinzufügen',
  },
  preview: {
    title: 'Was das ergibt',
    before: 'Vor der Eröffnung zu klären',
    evidence: 'Zu den Nachweisen',
    evidenceNote: 'steht in der Kampagne und ihren Berichten',
    toDecide: 'Zu entscheiden',
    decisions: (items) => (items === 1 ? 'Berechtigung, eine Entscheidung' : 'Berechtigungen, je eine Entscheidung'),
    riskCount: (items, risk) => `${figure(items)} ${risk.toLowerCase()}`,
    byReviewer: 'Je Person',
    nobody: 'Noch niemand',
    unassigned: 'Ohne prüfende Person',
    identities: (count) => counted(count, 'Identität', 'Identitäten'),
    ownerUnknown: 'verantwortliche Person nicht in den Nachweisen',
    owner: (name) => `laut Nachweisen verantwortlich: ${name}`,
    reviewerFor: (identity) => `Prüfende Person für ${identity}`,
    choose: 'Person auswählen',
    more: (left) => `Mehr zeigen, ${figure(left)} fehlen noch`,
    given: (count) => `${counted(count, 'Identität', 'Identitäten')} hier zugewiesen.`,
    takeBack: 'Zurücknehmen',
    openBefore: 'Früher offen geblieben',
    beforeNote: 'zuerst in der Liste',
    leftOut: 'Ausgelassen',
    leftOutNote: 'steht mit diesem Grund im Bericht',
    byRule: 'nach Regel',
    approvedBy: (name) => `genehmigt von ${name}`,
  },
  series: {
    create: 'Diese Prüfung wiederholen',
    change: 'Reihe ändern',
    lead: 'Geltungsbereich und Zuweisung bleiben, wie hier geplant. Jede Runde wird vorgeschlagen, mit dem offen Gebliebenen zuerst; eröffnet wird sie von einer Person.',
    notNow: 'Nicht jetzt',
    save: 'Reihe speichern',
    saving: 'Wird gespeichert',
    saved: 'Die Reihe ist gespeichert. Nichts eröffnet sich von selbst: Die Übersicht nennt die nächste fällige Runde.',
    name: 'Name einer Runde',
    nameNote: '{quarter}, {month}, {year} und {date} stehen für den Tag der Eröffnung.',
    nameMissing: 'Der Name einer Runde fehlt.',
    usualName: 'Berechtigungsprüfung {quarter}',
    required: 'erforderlich',
    first: 'Beginn',
    firstMissing: 'Der Tag fehlt.',
    rhythm: 'Danach',
    every: (months) => {
      switch (months) {
        case 1:
          return 'Jeden Monat';
        case 3:
          return 'Jedes Quartal';
        case 6:
          return 'Jedes Halbjahr';
        case 12:
          return 'Jedes Jahr';
        default:
          return `Alle ${figure(months)} Monate`;
      }
    },
    days: 'Tage zum Entscheiden',
    daysWrong: 'Eine Zahl von 1 bis 365.',
  },
};
