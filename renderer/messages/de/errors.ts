// German words: every failure, what happened and what to do now.
import type { errors as english } from '../en/errors.ts';

const askProvider =
  'Nichts wurde importiert. Den Dienstleister um ein neues Nachweispaket bitten und dieses unverändert aufheben.';

export const errors: typeof english = {
  byCode: {
    WORKSPACE_NOT_FOUND: {
      title: 'Dieser Arbeitsbereich ist nicht da.',
      next: 'Vielleicht wurde er verschoben oder umbenannt. Bitte dort öffnen, wo er jetzt liegt.',
    },
    WORKSPACE_EXISTS: {
      title: 'Eine Datei dieses Namens gibt es schon.',
      next: 'Einen anderen Namen wählen oder diese öffnen. Sie wurde nicht angerührt.',
    },
    WORKSPACE_NOT_OURS: {
      title: 'Das ist kein Arbeitsbereich von Countersign.',
      next: 'Eine .countersign-Datei öffnen. Nachweise werden in einem offenen Arbeitsbereich importiert.',
    },
    WORKSPACE_NEWER: {
      title: 'Diesen Arbeitsbereich hat ein neueres Countersign geschrieben.',
      next: 'Countersign auf diesem Rechner aktualisieren. Die Datei blieb, wie sie ist.',
    },
    WORKSPACE_LOCKED: {
      title: 'Dieser Arbeitsbereich ist schon geöffnet.',
      next: 'Nur ein Fenster kann darin schreiben. Dort schließen, dann hier öffnen.',
    },
    WORKSPACE_DAMAGED: {
      title: 'Dieser Arbeitsbereich ist beschädigt.',
      next: 'Die letzte Sicherung öffnen. Die beschädigte Datei aufheben: Teile davon können noch belegen, was geschah.',
    },
    WORKSPACE_CLOSED: { title: 'Kein Arbeitsbereich ist geöffnet.', next: 'Einen öffnen, dann noch einmal.' },
    MIGRATION_FAILED: {
      title: 'Der Arbeitsbereich ließ sich nicht auf diese Version bringen.',
      next: 'Er blieb, wie er war. Mit der Version öffnen, die zuletzt darin schrieb, und sichern.',
    },
    DISK_FULL: {
      title: 'Der Datenträger ist voll.',
      next: 'Platz schaffen und wiederholen. Was vorher festgehalten wurde, ist sicher.',
    },
    FILE_UNREADABLE: {
      title: 'Diese Datei lässt sich nicht lesen.',
      next: 'Prüfen, ob sie noch da ist und gelesen werden darf, dann noch einmal versuchen.',
    },
    FILE_UNWRITABLE: {
      title: 'Diese Datei lässt sich nicht schreiben.',
      next: 'Einen anderen Ordner wählen oder einen, in dem geschrieben werden darf.',
    },
    PATH_NOT_GRANTED: {
      title: 'Diese Datei wurde nicht hier gewählt.',
      next: 'Im Dialog wählen oder auf das Fenster ziehen.',
    },
    RUNTIME_TOO_OLD: {
      title: 'Diese Installation von Countersign kann nicht starten.',
      next: 'Countersign neu installieren.',
    },
    ENGINE_GONE: {
      title: 'Der Teil von Countersign, der an der Datei arbeitet, wurde beendet.',
      next: 'Neu starten, um fortzufahren.',
    },
    INPUT_INVALID: { title: 'Hier ist etwas nicht so ausgefüllt, wie es sein muss.', next: 'Nichts wurde geändert.' },
    METHOD_UNKNOWN: { title: 'Fenster und Programmteil passen nicht zusammen.', next: 'Countersign neu installieren.' },
    CANCELLED: { title: 'Das wurde abgebrochen.', next: 'Nichts wurde geändert.' },
    NOT_FOUND: {
      title: 'Das ist nicht mehr da.',
      next: 'Vielleicht wurde es inzwischen geändert. Zurückgehen und noch einmal ansehen.',
    },
    UNEXPECTED: {
      title: 'Etwas ging schief, womit Countersign nicht gerechnet hat.',
      next: 'Was vorher festgehalten wurde, ist sicher. Noch einmal versuchen; hilft das nicht, Countersign neu starten.',
    },
    LEDGER_DAMAGED: {
      title: 'Das Journal ist nicht in sich stimmig.',
      next: 'In dieser Datei nicht weiterarbeiten. Die letzte Sicherung öffnen und beide vergleichen.',
    },
    PROOF_INVALID: { title: 'Dieser Beweis hält nicht.', next: 'Auf den Eintrag, um den es geht, ist kein Verlass.' },
    BUNDLE_UNREADABLE: { title: 'Dieses Nachweispaket lässt sich nicht lesen.', next: askProvider },
    BUNDLE_UNSAFE_PATH: { title: 'Dieses Nachweispaket will außerhalb seines Ordners schreiben.', next: askProvider },
    BUNDLE_TOO_LARGE: { title: 'Dieses Nachweispaket ist größer, als Countersign annimmt.', next: askProvider },
    BUNDLE_ENCRYPTED: {
      title: 'Dieses Nachweispaket ist verschlüsselt.',
      next: 'Nichts wurde importiert. Zuerst entschlüsseln, dann das Ergebnis importieren.',
    },
    BUNDLE_CRC: { title: 'Dieses Nachweispaket wurde unterwegs beschädigt.', next: askProvider },
    BUNDLE_NOT_BAGIT: { title: 'Das ist kein Nachweispaket eines Dienstleisters.', next: askProvider },
    BUNDLE_MISSING_FILE: { title: 'Eine Datei, die das Paket auflistet, liegt nicht darin.', next: askProvider },
    BUNDLE_UNLISTED_FILE: { title: 'Eine Datei liegt im Paket, die seine Liste nicht nennt.', next: askProvider },
    BUNDLE_CHECKSUM: { title: 'Eine Datei im Paket ist nicht die, die verpackt wurde.', next: askProvider },
    BUNDLE_WEAK_CHECKSUM: { title: 'Die Prüfsumme dieses Pakets beweist nichts.', next: askProvider },
    BUNDLE_FETCH: { title: 'Dieses Paket will Dateien aus einem Netz holen lassen.', next: askProvider },
    BUNDLE_SIGNATURE_INVALID: { title: 'Die Signatur dieses Pakets ist ungültig.', next: askProvider },
    BUNDLE_DECLARATION: { title: 'Die Selbstauskunft dieses Pakets lässt sich nicht lesen.', next: askProvider },
    BUNDLE_LINEAGE: { title: 'Dieses Paket folgt nicht auf das vorige.', next: askProvider },
    BUNDLE_UNTRUSTED: {
      title: 'Niemand bürgt für dieses Paket.',
      next: 'Den Schlüssel mit dem Dienstleister abgleichen und hinterlegen oder die Nachweise als unbewiesen annehmen. Nichts wurde importiert.',
    },
    BUNDLE_NOTHING_RECOGNISED: {
      title: 'Hier sind keine Nachweise, die Countersign liest.',
      next: 'Nichts wurde importiert. Bei einer Tabelle (CSV oder .xlsx) ihre Spalten zuordnen.',
    },
    SOURCE_UNRECOGNISED: {
      title: 'Countersign kennt diese Art von Datei nicht.',
      next: 'Nichts wurde importiert. Ist die Art bekannt, kann sie gewählt werden.',
    },
    SOURCE_UNREADABLE: { title: 'Eine Datei der Nachweise lässt sich nicht lesen.', next: askProvider },
    SOURCE_ENCODING: { title: 'Eine Datei der Nachweise ist nicht in Unicode geschrieben.', next: askProvider },
    MAPPING_DOES_NOT_FIT: {
      title: 'Die Spalten haben sich seit der Zuordnung geändert.',
      next: 'Nichts wurde importiert. Die Zuordnung ändern und begründen.',
    },
    SOURCE_TOO_DEEP: { title: 'Eine Datei der Nachweise ist zu tief geschachtelt.', next: askProvider },
    PASSPHRASE_WRONG: { title: 'Die Passphrase stimmt nicht.', next: 'Noch einmal eingeben. Nichts wurde signiert.' },
    PASSPHRASE_WEAK: {
      title: 'Die Passphrase ist zu schwach.',
      next: 'Vier oder fünf zufällige Wörter ergeben eine gute.',
    },
    KEY_MISSING: {
      title: 'Für diese Person gibt es keinen Signaturschlüssel.',
      next: 'Zuerst einen anlegen oder importieren.',
    },
    KEY_UNSUPPORTED: {
      title: 'Mit dieser Art von Schlüssel kann Countersign nicht signieren.',
      next: 'Einen anderen importieren oder hier einen anlegen.',
    },
    KEY_FILE_DAMAGED: {
      title: 'Diese Schlüsseldatei ist beschädigt.',
      next: 'Noch einmal von dort importieren, wo sie aufbewahrt wird.',
    },
    PKCS12_LEGACY: {
      title: 'Diese Schlüsseldatei ist auf veraltete Weise geschützt.',
      next: 'Mit aktuellem Schutz (AES) neu exportieren, dann diese Datei importieren.',
    },
    SIGNATURE_FAILED: {
      title: 'Es ließ sich nicht signieren.',
      next: 'Nichts wurde festgehalten. Noch einmal versuchen.',
    },
    PROVIDER_MAY_NOT_DECIDE: {
      title: 'Eine Person des Dienstleisters entscheidet nie.',
      next: 'Hier darf alles angesehen werden. Zum Entscheiden oben eine Person des Auftraggebers wählen.',
    },
    NOT_THE_REVIEWER: {
      title: 'Das entscheidet jemand anderes.',
      next: 'Nur die prüfende Person oder jemand, an den sie delegiert hat, kann das.',
    },
    SELF_REVIEW: {
      title: 'Die handelnde Person ist an diesem Zugriff beteiligt.',
      next: 'Jemand anderes muss entscheiden. Einer anderen Person zuweisen.',
    },
    SECOND_PERSON_NEEDED: {
      title: 'Eine zweite Person muss das bestätigen.',
      next: 'Es wartet, bis sie es getan hat.',
    },
    SECOND_PERSON_SAME: {
      title: 'Die zweite Person muss jemand anderes sein.',
      next: 'Eine Kollegin oder einen Kollegen um die Bestätigung bitten.',
    },
    CONFLICTING_ANSWERS: {
      title: 'Jemand hat das vorher anders beantwortet.',
      next: 'Die strengere Antwort gilt. Mit dieser Person sprechen oder nicht weniger streng antworten.',
    },
    DELEGATION_EXPIRED: {
      title: 'Die Delegation ist abgelaufen.',
      next: 'Die prüfende Person bitten, sie zu verlängern oder selbst zu entscheiden.',
    },
    DELEGATION_OUT_OF_SCOPE: {
      title: 'Die Delegation umfasst diesen Prüfpunkt nicht.',
      next: 'Die prüfende Person bitten, zu entscheiden oder die Delegation zu erweitern.',
    },
    PERSON_INACTIVE: { title: 'Diese Person ist ausgeschieden.', next: 'Jemanden wählen, der aktiv ist.' },
    NOT_A_CUSTOMER_PERSON: { title: 'Das darf nur eine Person des Auftraggebers.', next: 'Oben eine wählen.' },
    AUDITOR_READS_ONLY: {
      title: 'Die Revision liest alles und ändert nichts.',
      next: 'Zum Ändern oben eine andere Person wählen.',
    },
    PERSON_LOCKED: {
      title: 'Dafür muss der Schlüssel der handelnden Person entsperrt sein.',
      next: 'Die Passphrase eingeben, dann noch einmal. Das Eingegebene bleibt erhalten.',
    },
    HANDOVER_NOT_OPEN: {
      title: 'Hier ist keine Weitergabe zu beantworten.',
      next: 'Sie wurde schon beantwortet oder der Prüfpunkt ging inzwischen an jemand anderen.',
    },
    MODEL_CHANGED: {
      title: 'Das Betriebsmodell wurde inzwischen geändert.',
      next: 'Die Änderungen bleiben als Entwurf. Mit der neuen Fassung vergleichen, dann wieder speichern.',
    },
    OPERATING_MODEL_INCOMPLETE: {
      title: 'Das Betriebsmodell ist nicht vollständig.',
      next: 'Im Mandat klären, was dort steht, dann die Kampagne eröffnen.',
    },
    CAMPAIGN_EMPTY: {
      title: 'Es gibt nichts zu prüfen.',
      next: 'Zuerst Nachweise importieren oder den Geltungsbereich erweitern. Eine Kampagne ohne Prüfpunkte belegt nichts.',
    },
    CAMPAIGN_NOT_OPEN: { title: 'Dafür ist keine Kampagne offen.', next: 'In der Prüfung eine eröffnen.' },
    CAMPAIGN_CLOSED: { title: 'Diese Kampagne ist geschlossen.', next: 'Darin ändert sich nichts mehr.' },
    CAMPAIGN_INCOMPLETE: {
      title: 'Diese Kampagne ist nicht vollständig.',
      next: 'Mit einer Begründung schließen; was offen ist, wird dann namentlich als nicht entschieden aufgeführt.',
    },
    ASSIGNMENT_SIGNED_OFF: {
      title: 'Diese Entscheidungen sind freigegeben.',
      next: 'Nur eine ersetzende Entscheidung mit Begründung ändert sie noch.',
    },
    ITEM_NOT_IN_CAMPAIGN: { title: 'Dieser Prüfpunkt gehört nicht zur Kampagne.', next: 'Nichts wurde geändert.' },
    BULK_NOT_ALLOWED: {
      title: 'Diese Prüfpunkte lassen sich nicht gemeinsam entscheiden.',
      next: 'Das geht nur bei niedrigem Risiko, unverändert und mit bekannter verantwortlicher Person. Die anderen einzeln entscheiden.',
    },
    BASELINE_CHANGED: {
      title: 'Was hier gezeigt wurde, hat sich inzwischen geändert.',
      next: 'Den Fall noch einmal lesen, dann entscheiden. Das Eingegebene bleibt erhalten.',
    },
    SUPERSEDE_REASON_NEEDED: {
      title: 'Eine geänderte Entscheidung braucht ihren Grund.',
      next: 'Angeben, warum sie sich ändert.',
    },
    KEEP_AFTER_REVOKE: {
      title: 'Dieser Zugriff wurde früher entzogen.',
      next: 'Ihn jetzt zu behalten verlangt eine Entscheidung, die den Entzug mit Begründung ersetzt.',
    },
    JUSTIFICATION_NEEDED: {
      title: 'Diese Entscheidung braucht eine Begründung.',
      next: 'In einem Satz angeben, warum.',
    },
    UNTIL_NEEDED: { title: 'Bis wann?', next: 'Den Tag wählen, an dem es wieder vorgelegt wird.' },
    UNTIL_IN_PAST: { title: 'Dieser Tag ist vorbei.', next: 'Einen künftigen wählen.' },
    TARGET_NEEDED: { title: 'Worauf einschränken?', next: 'Nennen, was bleiben soll.' },
    QUESTION_NEEDED: { title: 'Was fehlt?', next: 'Die Frage schreiben oder nennen, wer entscheiden soll.' },
    EVIDENCE_NOT_OPENED: {
      title: 'Ein Nachweis, der die Änderung zeigt, wurde nicht geöffnet.',
      next: 'Ihn öffnen, dann festhalten.',
    },
    EXCEPTION_INCOMPLETE: {
      title: 'Die Ausnahme ist nicht vollständig.',
      next: 'Sie braucht eine genehmigende Person, eine kompensierende Maßnahme und ein Enddatum.',
    },
    REPORT_NOT_SEALED: {
      title: 'Dieser Bericht kann noch nicht signiert werden.',
      next: 'Jede Zuweisung muss freigegeben oder die Kampagne geschlossen sein. Ein Entwurf geht schon jetzt.',
    },
  },
  unforeseen: 'Etwas ging schief, womit Countersign nicht gerechnet hat.',
  notDrawn: 'Dieser Bildschirm konnte nicht gezeichnet werden.',
};
