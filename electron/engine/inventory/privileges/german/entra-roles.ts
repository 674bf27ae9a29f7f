// The German of ../entra-roles.ts.
import type { directoryRoles as english } from '../entra-roles.ts';
import type { Translated } from '../explanations.ts';

export const directoryRoles: Translated<typeof english> = {
  'Global Administrator': 'Kann alles im Mandanten und sich selbst und anderen jedes Recht geben.',
  'Privileged Role Administrator': 'Kann allen jede Rolle des Verzeichnisses geben, auch sich selbst.',
  'Privileged Authentication Administrator':
    'Kann Passwörter und zweite Faktoren aller setzen, auch von Administratoren, und sich so als diese anmelden.',
  'Application Administrator':
    'Kann Anwendungen Geheimnisse hinzufügen und dann in deren Namen handeln, mit allem, was sie dürfen.',
  'Cloud Application Administrator':
    'Kann Anwendungen Geheimnisse hinzufügen und dann in deren Namen handeln, mit allem, was sie dürfen.',
  'Application Developer': 'Kann Anwendungen registrieren und verwaltet die selbst registrierten.',
  'Hybrid Identity Administrator':
    'Kann ändern, wie Personen und Konten eines eigenen Verzeichnisses in die Cloud gelangen, und sich so als diese anmelden.',
  'Domain Name Administrator': 'Kann ändern, wer für die Personen einer Domäne bürgt, und sich so als diese anmelden.',
  'External Identity Provider Administrator':
    'Kann fremde Stellen einrichten, die für Personen bürgen, die sich anmelden.',
  'User Administrator':
    'Kann Benutzer und Gruppen anlegen, ändern und löschen und Passwörter von Nicht-Administratoren setzen.',
  'Authentication Administrator':
    'Kann Passwörter und zweite Faktoren von Nicht-Administratoren setzen und sich so als diese anmelden.',
  'Authentication Policy Administrator':
    'Legt fest, wie man sich anmelden darf: mit welchen zweiten Faktoren und welchen Passwörtern.',
  'Helpdesk Administrator': 'Kann Passwörter von Nicht-Administratoren setzen und sich so als diese anmelden.',
  'Password Administrator': 'Kann Passwörter von Nicht-Administratoren setzen und sich so als diese anmelden.',
  'Partner Tier1 Support':
    'Kann Passwörter setzen und Anwendungen ändern; Microsoft rät, diese Rolle nicht mehr zu verwenden.',
  'Partner Tier2 Support':
    'Kann Passwörter aller setzen, auch von Administratoren; Microsoft rät, diese Rolle nicht mehr zu verwenden.',
  'Directory Synchronization Accounts':
    'Überträgt Konten eines eigenen Verzeichnisses in die Cloud; nur der Abgleich selbst soll diese Rolle haben.',
  'Directory Writers': 'Kann Benutzer und Gruppen des Verzeichnisses ändern.',
  'Directory Readers': 'Kann Benutzer, Gruppen und Anwendungen des Verzeichnisses lesen.',
  'Global Reader': 'Kann jede Einstellung lesen, die ein globaler Administrator lesen kann, und keine ändern.',
  'Groups Administrator':
    'Kann Gruppen anlegen, ändern und löschen; wo Rechte mit einer Gruppe kommen, gibt das Rechte.',
  'License Administrator': 'Kann Benutzern und Gruppen Lizenzen geben und wegnehmen.',
  'Guest Inviter': 'Kann Gäste in den Mandanten einladen.',
  'Identity Governance Administrator': 'Legt fest, durch welche Anträge und Prüfungen Zugriff entsteht.',
  'Lifecycle Workflows Administrator':
    'Legt fest, was von selbst geschieht, wenn Personen eintreten, wechseln und ausscheiden.',
  'Conditional Access Administrator':
    'Legt fest, unter welchen Bedingungen man sich anmelden darf, und kann auf den zweiten Faktor verzichten.',
  'Security Administrator':
    'Kann Sicherheitsberichte lesen und den Schutz des Mandanten ändern, auch die Anmeldebedingungen.',
  'Security Operator': 'Kann Sicherheitsberichte lesen und Alarme bearbeiten.',
  'Security Reader':
    'Kann Sicherheitsberichte, das Protokoll darüber, wer was getan hat, und die Schutzeinstellungen lesen.',
  'Exchange Administrator': 'Verwaltet die E-Mail: kann Postfächer für andere öffnen und E-Mails anderswohin leiten.',
  'Exchange Recipient Administrator': 'Kann Postfächer und deren Adressen anlegen und ändern.',
  'SharePoint Administrator':
    'Verwaltet geteilte Dateien und Websites und kann sich bei jeder selbst als verantwortlich eintragen.',
  'Teams Administrator': 'Verwaltet Teams, deren Mitglieder, Besprechungen und Anrufe.',
  'Intune Administrator': 'Kann auf verwalteten Geräten Programme ausführen, sie löschen und ihren Schutz ändern.',
  'Cloud Device Administrator': 'Kann Geräte ein- und ausschalten, löschen und ihre Wiederherstellungsschlüssel lesen.',
  'Microsoft Entra Joined Device Local Administrator':
    'Ist Administrator der Geräte, die in das Verzeichnis aufgenommen sind.',
  'Compliance Administrator': 'Kann die Regeln zum Aufbewahren, Finden und Schützen von Inhalten ändern.',
  'Power Platform Administrator': 'Verwaltet die Low-Code-Anwendungen und Abläufe des Mandanten und die Daten darin.',
  'Fabric Administrator': 'Verwaltet die Berichte und Auswertungen des Mandanten.',
  'Dynamics 365 Administrator': 'Verwaltet die Dynamics-365-Anwendungen des Mandanten.',
  'Azure DevOps Administrator': 'Kann die Richtlinien der Azure-DevOps-Organisationen des Mandanten ändern.',
  'Billing Administrator': 'Kann einkaufen und die Zahlungsweise sehen und ändern.',
  'Reports Reader': 'Kann das Protokoll der Anmeldungen und darüber, wer was getan hat, sowie Nutzungsberichte lesen.',
  'Service Support Administrator': 'Kann lesen, wie es um Dienste steht, und Fälle bei Microsoft eröffnen.',
  'AI Administrator': 'Verwaltet Copilot und die KI-Dienste des Mandanten.',
  'Agent ID Administrator':
    'Kann die Identitäten von KI-Agenten anlegen, ändern und löschen und über neue Geheimnisse in deren Namen handeln.',
};
