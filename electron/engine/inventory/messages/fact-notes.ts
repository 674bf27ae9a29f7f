// What stands beside a fact: how it is known, what its absence means, and from where it was taken over.
import type { Locale } from '../../../../shared/locale.ts';

interface FactNotes {
  readonly never: string;
  readonly attested: string;
  readonly inferred: string;
  readonly everythingBut: string;
  readonly everywhereBut: string;
  readonly notInWindow: string;
  readonly notInWindowMeans: string;
  /** Values with the systems that tell them. */
  disagree(values: readonly string[]): string;
  /** `one` is "a role", `inside` "in AWS account 1234". */
  takenFrom(one: string, name: string, inside: string): string;
  moreActors(count: number): string;
  readonly firstSeen: string;
  readonly seenAgain: string;
  readonly gone: string;
  /** Labels of the facts that differ. */
  changed(labels: readonly string[]): string;
  thereAgain(labels: readonly string[]): string;
}

export const factNotes: Readonly<Record<Locale, FactNotes>> = {
  en: {
    never: 'never',
    attested: 'attested',
    inferred: 'inferred from a tag, a name or whoever made it; nobody attested it',
    everythingBut: 'everything but these',
    everywhereBut: 'everywhere but here',
    notInWindow: 'not in the tracking window',
    notInWindowMeans: 'the source records use and saw none in the time that it looks back on; before that nobody knows',
    disagree: (values) => `linked records disagree: ${values.join(', ')}`,
    takenFrom: (one, name, inside) => `from ${one} ${name} ${inside}, linked with it`,
    moreActors: (count) => `and ${count} more that act through it`,
    firstSeen: 'First seen.',
    seenAgain: 'Seen again, unchanged.',
    gone: 'No longer there.',
    changed: (labels) => `Changed.${different(labels)}`,
    thereAgain: (labels) => `There again.${different(labels)}`,
  },
  de: {
    never: 'nie',
    attested: 'bestätigt',
    inferred: 'abgeleitet aus einem Kennzeichen, einem Namen oder wer es angelegt hat; niemand hat es bestätigt',
    everythingBut: 'alles außer diesen',
    everywhereBut: 'überall außer hier',
    notInWindow: 'nicht im Aufzeichnungszeitraum',
    notInWindowMeans:
      'die Quelle zeichnet die Benutzung auf und sah im zurückliegenden Zeitraum keine; was davor war, ist unbekannt',
    disagree: (values) => `verknüpfte Einträge widersprechen sich: ${values.join(', ')}`,
    takenFrom: (one, name, inside) => `übernommen: ${one} ${name} ${inside}, damit verknüpft`,
    moreActors: (count) => `und ${count} weitere, die darüber handeln`,
    firstSeen: 'Zum ersten Mal gesehen.',
    seenAgain: 'Unverändert wieder gesehen.',
    gone: 'Nicht mehr vorhanden.',
    changed: (labels) => `Geändert.${anders(labels)}`,
    thereAgain: (labels) => `Wieder da.${anders(labels)}`,
  },
};

function different(labels: readonly string[]): string {
  return labels.length === 0 ? '' : ` Different: ${labels.map((label) => label.toLowerCase()).join(', ')}.`;
}

function anders(labels: readonly string[]): string {
  return labels.length === 0 ? '' : ` Anders: ${labels.join(', ')}.`;
}
