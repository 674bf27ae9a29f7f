// The German of the rules: title, why it matters, what to do, and the facts that a rule needs. A rule without its German is
// a type error; ids, sources and requirements are the same in every language.
import type { RuleId } from '../rule.ts';

export interface RuleWords {
  readonly title: string;
  readonly why: string;
  readonly whatToDo: string;
  readonly needs: readonly string[];
}

export const rulesInGerman: Readonly<Record<RuleId, RuleWords>> = {
  'OWN-1': {
    title: 'Niemand ist verantwortlich',
    why: 'Eine Identität ohne benannte verantwortliche Person schaltet niemand ab: Sie überlebt ihren Zweck.',
    whatToDo: 'Eine Person benennen, die dafür einsteht, oder den Zugriff entziehen.',
    needs: ['eine verantwortliche Person'],
  },
  'OWN-2': {
    title: 'Die verantwortliche Person ist nur abgeleitet',
    why: 'Ein Name aus einem Kennzeichen oder Namensmuster ist eine Vermutung, bis diese Person zustimmt.',
    whatToDo: 'Die genannte Person bitten, die Verantwortung zu bestätigen oder zu sagen, wer sie hat.',
    needs: ['ob die Verantwortung bestätigt wurde'],
  },
  'OWN-3': {
    title: 'Die verantwortliche Person ist ausgeschieden oder gehört zum Dienstleister',
    why: 'Niemand in der Organisation kann für das einstehen, was die Identität tut.',
    whatToDo: 'Eine verantwortliche Person in der Organisation benennen oder den Zugriff entziehen.',
    needs: ['ob die verantwortliche Person noch hier arbeitet'],
  },
  'LIF-1': {
    title: 'Gültige Zugangsdaten werden nicht benutzt',
    why: 'Einen Schlüssel, den niemand benutzt, vermisst niemand, wenn er gestohlen wird.',
    whatToDo: 'Die Zugangsdaten entziehen oder angeben, wofür sie bleiben.',
    needs: ['wann die Zugangsdaten zuletzt benutzt wurden'],
  },
  'LIF-2': {
    title: 'Abgeschaltet, aber der Zugriff bleibt',
    why: 'Eine abgeschaltete Identität mit ihren Rechten ist einen Klick davon entfernt, sie wieder zu nutzen.',
    whatToDo: 'Erteiltes Recht und Zugangsdaten entfernen.',
    needs: ['ob die Identität aktiv ist'],
  },
  'LIF-3': {
    title: 'Das Recht nennt eine Identität, die es nicht gibt',
    why: 'Wer ein Konto dieses Namens anlegt, erhält den Zugriff.',
    whatToDo: 'Das erteilte Recht entfernen.',
    needs: ['die Liste der vorhandenen Identitäten'],
  },
  'LIF-4': {
    title: 'Früher entzogen und noch oder wieder vorhanden',
    why: 'Eine Entscheidung, die nicht umgesetzt wird, ist keine.',
    whatToDo: 'Klären, wer den Zugriff zurückgebracht hat, und ihn erneut entziehen.',
    needs: ['frühere Entscheidungen'],
  },
  'SEC-1': {
    title: 'Das Geheimnis wurde offen gefunden',
    why: 'Wer es dort gelesen hat, kann als diese Identität handeln.',
    whatToDo: 'Das Geheimnis sofort wechseln und danach prüfen, ob es benutzt wurde.',
    needs: ['Befunde einer Suche nach Geheimnissen'],
  },
  'SEC-2': {
    title: 'Der Dienstleister hält das Geheimnis',
    why: 'Dann kann der Dienstleister als die Organisation handeln, und niemand kann beide unterscheiden.',
    whatToDo: 'Das Geheimnis in die eigene Ablage der Organisation verlegen und wechseln.',
    needs: ['wer das Geheimnis hält'],
  },
  'AUT-1': {
    title: 'Meldet sich mit einem statischen Geheimnis an',
    why: 'Die Plattform bietet Föderation oder verwaltete Identitäten; ein kopiertes Geheimnis wirkt für alle und überall.',
    whatToDo: 'Auf Föderation oder eine verwaltete Identität umstellen.',
    needs: ['die gültigen Zugangsdaten', 'ob die Plattform Föderation bietet'],
  },
  'AUT-2': {
    title: 'API-Schlüssel oder Webhook ohne Beschränkung',
    why: 'Er wirkt von überall und für alles.',
    whatToDo: 'Nach Adresse und Umfang beschränken und den Transportweg prüfen.',
    needs: ['Beschränkungen von API-Schlüsseln und Webhooks'],
  },
  'CRE-1': {
    title: 'Die Zugangsdaten sind alt',
    why: 'Je länger ein Geheimnis lebt, desto mehr Kopien gibt es davon.',
    whatToDo: 'Schlüssel wechseln, nachdem die verantwortliche Person bestätigt hat, was davon abhängt.',
    needs: ['wann die Zugangsdaten angelegt oder gewechselt wurden'],
  },
  'CRE-2': {
    title: 'Die Zugangsdaten laufen nie ab oder gelten zu lange',
    why: 'Ein Geheimnis ohne absehbares Ende gilt, bis sich jemand daran erinnert.',
    whatToDo: 'Ein Ende von höchstens einem Jahr setzen.',
    needs: ['wann die Zugangsdaten ablaufen'],
  },
  'CRE-3': {
    title: 'Abgelaufen oder kurz vor dem Ablauf',
    why: 'Was davon abhängt, bleibt stehen, und jemand wird versucht sein, das in Eile zu beheben.',
    whatToDo: 'Den Schlüsselwechsel jetzt planen oder die Zugangsdaten stilllegen.',
    needs: ['wann die Zugangsdaten ablaufen'],
  },
  'CRE-4': {
    title: 'Zwei gültige Zugangsdaten einer Art',
    why: 'Ein nie beendeter Schlüsselwechsel lässt das alte Geheimnis gültig.',
    whatToDo: 'Den Schlüsselwechsel beenden: Die älteren Zugangsdaten stilllegen.',
    needs: ['die gültigen Zugangsdaten und ihre Daten'],
  },
  'CRE-5': {
    title: 'Ein Schlüssel des Stammkontos ist gültig',
    why: 'Nichts begrenzt das Stammkonto, und keine Richtlinie kann ihm Rechte nehmen.',
    whatToDo: 'Die Schlüssel des Stammkontos löschen.',
    needs: ['Zugangsdaten des Stammkontos'],
  },
  'HUM-1': {
    title: 'Eine Person benutzt sie',
    why: 'Was eine Person damit tut, lässt sich nicht von dem unterscheiden, was die Maschine tut.',
    whatToDo: 'Der Person ein eigenes Konto geben und die persönliche Anmeldung wegnehmen.',
    needs: ['ob sich eine Person damit anmeldet', 'die gültigen Zugangsdaten'],
  },
  'PRV-1': {
    title: 'Administrator',
    why: 'Kann alles tun, auch verbergen, was getan wurde.',
    whatToDo: 'Auf das einschränken, was die Aufgabe braucht.',
    needs: ['was das Recht erlaubt'],
  },
  'PRV-2': {
    title: 'Kann Rechte ausweiten',
    why: 'Wer Rechte vergeben kann, hat am Ende alle.',
    whatToDo: 'Das Recht zur Vergabe wegnehmen oder auf genannte Rollen beschränken.',
    needs: ['was das Recht erlaubt'],
  },
  'PRV-3': {
    title: 'Platzhalter',
    why: 'Er umfasst auch, was morgen hinzukommt, ohne dass jemand darüber entscheidet.',
    whatToDo: 'Aktionen und Ressourcen einzeln nennen.',
    needs: ['Aktionen und Ressourcen des erteilten Rechts'],
  },
  'PRV-4': {
    title: 'Erteilt und nicht benutzt',
    why: 'Ein Recht, das niemand benutzt, ist nur für die da, die es stehlen.',
    whatToDo: 'Entziehen oder angeben, wofür es bleibt.',
    needs: ['wann das Recht zuletzt benutzt wurde'],
  },
  'PRV-5': {
    title: 'Dauerhaft privilegierter Zugriff',
    why: 'Privilegierter Zugriff ohne Ende besteht Tag und Nacht, ob gebraucht oder nicht.',
    whatToDo: 'Ein Enddatum setzen oder bei Bedarf erteilen.',
    needs: ['ob das Recht privilegiert ist', 'wann das Recht endet'],
  },
  'PRV-6': {
    title: 'Öffentlich oder anonym',
    why: 'Alle haben dieses Recht.',
    whatToDo: 'Nennen, wer es haben darf.',
    needs: ['wem das Recht erteilt ist'],
  },
  'EXT-1': {
    title: 'Vertrauen nach außen',
    why: 'Eine andere Organisation entscheidet, wer darüber handelt.',
    whatToDo: 'Den Vertrag dahinter bestätigen und wer für die Beziehung verantwortlich ist.',
    needs: ['wem die Identität gehört oder wer sie annehmen darf'],
  },
  'EXT-2': {
    title: 'Vertrauen nach außen, privilegiert oder ohne Bedingung',
    why: 'Ein Einbruch dort ist ein Einbruch hier.',
    whatToDo: 'Eine Bedingung ergänzen (externe ID, Quelle) und das Recht einschränken.',
    needs: ['wem die Identität gehört oder wer sie annehmen darf', 'Bedingungen des Vertrauens'],
  },
  'CLD-1': {
    title: 'Unscharfe Föderation',
    why: 'Jede Pipeline, jeder Zweig und jeder Änderungsvorschlag, der auf den Platzhalter passt, kann sie annehmen.',
    whatToDo: 'Den Betreff an ein Repository, einen Zweig und eine Umgebung binden.',
    needs: ['der Betreff der Föderation'],
  },
  'ENV-1': {
    title: 'Überschreitet die Grenze zwischen Produktion und dem Rest',
    why: 'Was weniger geschützt ist, erreicht, was am meisten geschützt ist.',
    whatToDo: 'Jeder Umgebung eine eigene Identität geben.',
    needs: ['Umgebung der Identität', 'Umgebung der Ressource'],
  },
  'REU-1': {
    title: 'Von mehreren Programmen geteilt',
    why: 'Was eines davon braucht, haben alle; und niemand kann sagen, welches gehandelt hat.',
    whatToDo: 'Jedem Programm eine eigene Identität geben.',
    needs: ['wie viele Programme sie benutzen'],
  },
  'SOD-1': {
    title: 'Erteilt und benutzt denselben Zugriff',
    why: 'Niemand anderes wird gebraucht, um mehr zu erteilen.',
    whatToDo: 'Trennen, wer erteilt und wer benutzt.',
    needs: ['was das Recht erlaubt'],
  },
  'GOV-1': {
    title: 'Für eine Tätigkeit ist niemand eindeutig rechenschaftspflichtig',
    why: 'Wofür niemand oder zwei Parteien einstehen, dafür steht keine ein.',
    whatToDo: 'Die RACI-Matrix klären: je ein A, bei jeder entscheidenden Tätigkeit der Auftraggeber.',
    needs: ['die RACI-Matrix'],
  },
  'GOV-2': {
    title: 'Eine Delegation ohne Umfang oder Ende',
    why: 'Ein Auftrag, der nicht endet, wird zur Gewohnheit.',
    whatToDo: 'Jeder übertragenen Aufgabe Umfang und Enddatum geben.',
    needs: ['übertragene Aufgaben und Delegationen'],
  },
  'GOV-3': {
    title: 'Eine Handlung des Dienstleisters, die niemand erlaubt hat',
    why: 'Der Auftrag des Dienstleisters endet, wo die Genehmigung des Auftraggebers endet.',
    whatToDo: 'Den Dienstleister nach der Genehmigung fragen; fehlt sie, als Vorfall behandeln.',
    needs: ['die Handlungen des Dienstleisters'],
  },
  'GOV-4': {
    title: 'Ein Schwellenwert der Dienstleistung wurde verfehlt',
    why: 'Eine vereinbarte Zeit, die niemand misst, ist nicht vereinbart.',
    whatToDo: 'Schwellenwerte vereinbaren und die Zahlen vom Dienstleister liefern lassen.',
    needs: ['vereinbarte Schwellenwerte', 'Zahlen dazu, was geliefert wurde'],
  },
  'GOV-5': {
    title: 'Kein Eskalationsweg oder niemand für Vorfälle verantwortlich',
    why: 'Nach dem ersten Alarm ist es zu spät zu fragen, wer entscheidet.',
    whatToDo: 'Die Stufen der Eskalation und die für Vorfälle verantwortliche Person nennen.',
    needs: ['Eskalationsweg', 'für Vorfälle verantwortliche Person'],
  },
  'GOV-6': {
    title: 'Ein Risiko ohne Genehmigung, Maßnahme oder Ende akzeptiert',
    why: 'Eine Ausnahme ohne Ende ist eine Entscheidung, an die sich niemand erinnert.',
    whatToDo: 'Die Ausnahme vervollständigen oder zurücknehmen.',
    needs: ['Ausnahmen'],
  },
  'EVD-1': {
    title: 'Ein Auszug ist unvollständig, veraltet oder zu klein',
    why: 'Was nicht in den Nachweisen steht, kann nicht geprüft werden.',
    whatToDo: 'Den ganzen, aktuellen Auszug vom Dienstleister anfordern.',
    needs: ['angegebene Summen und Zeitpunkte der Auszüge'],
  },
};
