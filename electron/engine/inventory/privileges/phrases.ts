// What is said of privileges of every platform beside the tables: how far they reach, under what, and what they add up to.
import type { Locale } from '../../../../shared/locale.ts';
import { joined } from '../sentence-words.ts';

export interface Phrases {
  readonly underCondition: string;
  readonly forbids: string;
  readonly reaches: {
    readonly tenant: string;
    readonly managementGroup: string;
    readonly subscription: string;
    readonly resourceGroup: string;
    readonly organisation: string;
    readonly folder: string;
    readonly project: string;
    readonly cluster: string;
    readonly namedOnly: string;
    readonly administrativeUnit: string;
    readonly newRepositories: string;
    readonly allButNamed: string;
  };
  /** What a condition looks at, each as `looksAt` has it. */
  underConditionOn(looksAt: readonly string[]): string;
  /** This many actions stand in no table. */
  rest(actions: number): string;
  readonly allButThese: string;
  /** An action that is left, and its explanation. */
  leftToIt(action: string, explanation: string): string;
  together(text: string): string;
  togetherWith(missing: readonly string[], text: string): string;
  readonly everythingThere: string;
  readonly federation: string;
  readonly takenUpFirst: string;
  readonly defaultAccess: string;
  readonly forWhoeverSignedIn: string;
  readonly withNobodySignedIn: string;
  readonly apiKey: string;
  readonly deployKeyWrite: string;
  readonly deployKeyRead: string;
  readonly webhook: string;
  readonly secretVisibility: string;
  readonly withWorkflows: string;
  /** `on` is what a permission is about, as its table has it. */
  reads(on: string): string;
  readsAndChanges(on: string): string;
  makesAndDeletes(on: string): string;
  rulesOver(on: string): string;
  readsOwn(on: string): string;
  readsAndChangesOwn(on: string): string;
}

const english: Phrases = {
  underCondition: 'This holds only under a condition.',
  forbids: 'This forbids: it holds against every right that says otherwise.',
  reaches: {
    tenant: 'This holds for all subscriptions of the tenant.',
    managementGroup: 'This holds for all subscriptions of the management group.',
    subscription: 'This holds for everything in the subscription.',
    resourceGroup: 'This holds for everything in the resource group.',
    organisation: 'This holds for all folders and projects of the organisation.',
    folder: 'This holds for all projects in the folder.',
    project: 'This holds for everything in the project.',
    cluster: 'This holds in every namespace of the cluster.',
    namedOnly: 'This holds only for what is named.',
    administrativeUnit: 'This reaches one administrative unit and not the whole directory.',
    newRepositories: 'This holds for new repositories, too.',
    allButNamed: 'This reaches everything but what is named, also what is added later.',
  },
  underConditionOn: (looksAt) => `This holds only under a condition on ${looksAt.join(' and on ')}.`,
  rest: (actions) =>
    actions === 1 ? 'One more action is not explained here.' : `${actions} more actions are not explained here.`,
  allButThese: 'It can do everything that is not named here, also what AWS adds later.',
  leftToIt: (action, explanation) => `Left to it is, for one, ${action}: ${lowerFirst(explanation)}`,
  together: (text) => `Together this means: ${text}`,
  togetherWith: (missing, text) => `Together with ${missing.join(' and ')}, which it has besides: ${text}`,
  everythingThere: 'It can do everything there, including giving itself and others any right.',
  federation:
    'No secret is needed: a token that the other system makes for this subject is enough to act as the application.',
  takenUpFirst: 'It has to be taken up first, each time.',
  defaultAccess: 'It can sign in to the application; what it may do there, the application decides.',
  forWhoeverSignedIn: 'It does so for whoever is signed in, and only where that person may.',
  withNobodySignedIn: 'It does so by itself, with nobody signed in.',
  apiKey: 'Whoever knows the key can call this, without being anybody; the calls are paid by the project.',
  deployKeyWrite: 'Whoever has the key can read the code and put other code in.',
  deployKeyRead: 'Whoever has the key can read the code.',
  webhook: 'GitHub tells this address whenever one of these things happens, with the content that belongs to it.',
  secretVisibility: 'Whoever can change what is run there can have the secret read out.',
  withWorkflows:
    'Together with workflows:write, which it has besides: it can have commands of its own run with the secrets of the repository.',
  reads: (on) => `It can read ${on}.`,
  readsAndChanges: (on) => `It can read and change ${on}.`,
  makesAndDeletes: (on) => `It can read, make, change and delete ${on}.`,
  rulesOver: (on) => `It rules over ${on}.`,
  readsOwn: (on) => `It can read ${on} of the person signed in alone.`,
  readsAndChangesOwn: (on) => `It can read and change ${on} of the person signed in alone.`,
};

const german: Phrases = {
  underCondition: 'Das gilt nur unter einer Bedingung.',
  forbids: 'Das verbietet: Es gilt gegen jedes Recht, das etwas anderes sagt.',
  reaches: {
    tenant: 'Das gilt für alle Abonnements des Mandanten.',
    managementGroup: 'Das gilt für alle Abonnements der Verwaltungsgruppe.',
    subscription: 'Das gilt für alles im Abonnement.',
    resourceGroup: 'Das gilt für alles in der Ressourcengruppe.',
    organisation: 'Das gilt für alle Ordner und Projekte der Organisation.',
    folder: 'Das gilt für alle Projekte im Ordner.',
    project: 'Das gilt für alles im Projekt.',
    cluster: 'Das gilt in jedem Namespace des Clusters.',
    namedOnly: 'Das gilt nur für das Genannte.',
    administrativeUnit: 'Das betrifft eine Verwaltungseinheit und nicht das ganze Verzeichnis.',
    newRepositories: 'Das gilt auch für neue Repositorys.',
    allButNamed: 'Das betrifft alles außer dem Genannten, auch was später hinzukommt.',
  },
  underConditionOn: (looksAt) => `Das gilt nur unter einer Bedingung; sie betrifft ${joined(looksAt, 'de')}.`,
  rest: (actions) =>
    actions === 1
      ? 'Eine weitere Aktion ist hier nicht erklärt.'
      : `${actions} weitere Aktionen sind hier nicht erklärt.`,
  allButThese: 'Kann alles, was hier nicht genannt ist, auch was AWS später hinzufügt.',
  leftToIt: (action, explanation) => `Dazu gehört zum Beispiel ${action}: ${explanation}`,
  together: (text) => `Zusammen bedeutet das: ${text}`,
  togetherWith: (missing, text) => `Zusammen mit ${missing.join(' und ')}, ebenfalls vorhanden, bedeutet das: ${text}`,
  everythingThere: 'Kann dort alles und sich selbst und anderen jedes Recht geben.',
  federation:
    'Es braucht kein Geheimnis: Ein Token, das das andere System für diesen Betreff ausstellt, genügt, um als die Anwendung zu handeln.',
  takenUpFirst: 'Die Rolle muss jedes Mal erst übernommen werden.',
  defaultAccess: 'Kann sich an der Anwendung anmelden; was dort erlaubt ist, entscheidet die Anwendung.',
  forWhoeverSignedIn: 'Das geschieht für die jeweils angemeldete Person und nur, wo diese es darf.',
  withNobodySignedIn: 'Das geschieht selbsttätig, ohne dass jemand angemeldet ist.',
  apiKey: 'Wer den Schlüssel kennt, kann das ohne eigene Identität aufrufen; die Aufrufe bezahlt das Projekt.',
  deployKeyWrite: 'Wer den Schlüssel hat, kann den Code lesen und anderen Code einbringen.',
  deployKeyRead: 'Wer den Schlüssel hat, kann den Code lesen.',
  webhook: 'GitHub meldet dieser Adresse jedes dieser Ereignisse, mit dem Inhalt, der dazugehört.',
  secretVisibility: 'Wer ändern kann, was dort läuft, kann sich das Geheimnis ausgeben lassen.',
  withWorkflows:
    'Zusammen mit workflows:write, ebenfalls vorhanden: Kann eigene Befehle mit den Geheimnissen des Repositorys ausführen lassen.',
  reads: (on) => `Kann ${on} lesen.`,
  readsAndChanges: (on) => `Kann ${on} lesen und ändern.`,
  makesAndDeletes: (on) => `Kann ${on} lesen, anlegen, ändern und löschen.`,
  rulesOver: (on) => `Kann ${on} uneingeschränkt verwalten.`,
  readsOwn: (on) => `Kann ${on} lesen, nur für die angemeldete Person.`,
  readsAndChangesOwn: (on) => `Kann ${on} lesen und ändern, nur für die angemeldete Person.`,
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export const phrases: Readonly<Record<Locale, Phrases>> = { en: english, de: german };
