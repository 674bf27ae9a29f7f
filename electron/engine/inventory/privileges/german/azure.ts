// The German of ../azure.ts.
import type { azureRoles as english } from '../azure.ts';
import type { Translated } from '../explanations.ts';

export const azureRoles: Translated<typeof english> = {
  Owner: 'Kann dort alles und sich selbst und anderen Zugriff geben.',
  'User Access Administrator': 'Kann dort allen jeden Zugriff geben, auch sich selbst.',
  'Role Based Access Control Administrator': 'Kann dort allen Rollen geben, auch sich selbst.',
  Contributor:
    'Kann dort alles ändern und löschen und als das handeln, was dort läuft, aber anderen keinen Zugriff geben.',
  Reader: 'Kann sehen, wie dort alles eingerichtet ist, ohne Geheimnisse.',
  'Managed Identity Operator':
    'Kann eigenen Programmen verwaltete Identitäten übergeben und so in deren Namen handeln.',
  'Managed Identity Contributor':
    'Kann verwaltete Identitäten anlegen und löschen und fremde Programme in deren Namen handeln lassen.',
  'Key Vault Administrator':
    'Kann alle Geheimnisse, Schlüssel und Zertifikate in den Tresoren lesen, ändern und löschen.',
  'Key Vault Secrets Officer': 'Kann alle Geheimnisse in den Tresoren lesen, ändern und löschen.',
  'Key Vault Secrets User': 'Kann alle Geheimnisse in den Tresoren im Klartext lesen.',
  'Key Vault Crypto Officer': 'Kann alle Schlüssel in den Tresoren anlegen, verwenden und löschen.',
  'Key Vault Contributor':
    'Kann die Tresore selbst ändern; wo ein Tresor eine eigene Zugangsliste hat, ist ein Selbsteintrag möglich.',
  'Key Vault Reader': 'Kann die Namen von Geheimnissen, Schlüsseln und Zertifikaten sehen, nicht deren Inhalt.',
  'Storage Account Contributor': 'Kann die Schlüssel von Speicherkonten abrufen und damit dort alles lesen und ändern.',
  'Storage Account Key Operator Service Role':
    'Kann die Schlüssel von Speicherkonten abrufen und erneuern und kommt damit dort an alles.',
  'Storage Blob Data Owner':
    'Kann alle gespeicherten Dateien lesen, ändern und löschen und festlegen, wer sonst an sie kommt.',
  'Storage Blob Data Contributor': 'Kann alle gespeicherten Dateien lesen, ändern und löschen.',
  'Storage Blob Data Reader': 'Kann alle gespeicherten Dateien lesen.',
  'Virtual Machine Contributor':
    'Kann auf Servern Befehle ausführen, sie ändern und löschen und mit ihren verwalteten Identitäten handeln.',
  'Virtual Machine Administrator Login': 'Kann sich an Servern als Administrator anmelden.',
  'Virtual Machine User Login': 'Kann sich an Servern als gewöhnlicher Benutzer anmelden.',
  'Network Contributor': 'Kann Netze ändern und so Server für das Internet öffnen.',
  'SQL Server Contributor': 'Kann Datenbankserver ändern und löschen und festlegen, wer sie verwaltet.',
  'SQL DB Contributor': 'Kann Datenbanken ändern und löschen, nicht deren Inhalt.',
  'SQL Security Manager': 'Kann Schutz und Protokoll von Datenbankservern ändern.',
  'Azure Kubernetes Service Cluster Admin Role':
    'Kann die Administrator-Zugangsdaten von Kubernetes-Clustern abrufen und damit dort alles tun.',
  'Azure Kubernetes Service Cluster User Role':
    'Kann abrufen, was man zum Erreichen von Kubernetes-Clustern braucht; was dort erlaubt ist, entscheidet sich dort.',
  'Azure Kubernetes Service RBAC Cluster Admin': 'Kann alles in Kubernetes-Clustern.',
  'Azure Kubernetes Service Contributor Role': 'Kann Kubernetes-Cluster ändern und löschen.',
  AcrPush: 'Kann unter dem Namen eines Abbilds andere Programme einstellen, die überall laufen, wo es verwendet wird.',
  AcrPull: 'Kann Programmabbilder abrufen.',
  'Website Contributor':
    'Kann eigenen Code in Webanwendungen einbringen, ihre Einstellungen lesen und mit ihren verwalteten Identitäten handeln.',
  'Logic App Contributor': 'Kann Abläufe ändern, die mit ihren hinterlegten Verbindungen handeln.',
  'Automation Contributor':
    'Kann Skripte ändern und starten, die mit der Identität des Automatisierungskontos handeln.',
  'Backup Contributor': 'Kann Sicherungen anlegen, zurückspielen und beenden.',
  'Monitoring Contributor': 'Kann alle Messwerte lesen und Alarme und Aufzeichnungen ändern.',
  'Monitoring Reader': 'Kann alle Messwerte und Protokolle lesen.',
  'Log Analytics Contributor': 'Kann Protokolle lesen, die Aufzeichnung ändern und Agenten auf Server bringen.',
  'Log Analytics Reader': 'Kann alle Protokolle durchsuchen und lesen.',
  'Security Admin': 'Kann Sicherheitsrichtlinien ändern und Alarme und Empfehlungen schließen.',
  'Security Reader': 'Kann Sicherheitsalarme und Empfehlungen lesen.',
  'Management Group Contributor':
    'Kann ändern, wie Abonnements gruppiert sind, und damit, welche Richtlinien für sie gelten.',
  'Management Group Reader': 'Kann sehen, wie Abonnements gruppiert sind.',
  'Cost Management Reader': 'Kann lesen, was etwas kostet.',
  'Billing Reader': 'Kann Rechnungen lesen.',
  'Tag Contributor': 'Kann Kennzeichen ändern; wo Regeln an Kennzeichen hängen, ändert das deren Reichweite.',
};
