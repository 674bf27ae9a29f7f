// Why an entitlement counts as new, changed, gone or the same between two states of the evidence.
import type { Locale } from '../../../../shared/locale.ts';
import type { Change } from '../../../../shared/words.ts';

interface DeltaMessages {
  /** `inside` is "in AWS account 1234". */
  sameBecause(nativeId: string, inside: string): string;
  firstEvidence(to: string): string;
  isNew(before: string): string;
  removed(to: string): string;
  reappeared(before: string, to: string): string;
  changed(before: string): string;
  unchanged(before: string): string;
  notSpokenOf(before: string): string;
  readonly beforeAnything: string;
}

export const deltaMessages: Readonly<Record<Locale, DeltaMessages>> = {
  en: {
    sameBecause: (nativeId, inside) =>
      `It is the same entitlement because the same identity (${nativeId} ${inside}) holds it under the same key.`,
    firstEvidence: (to) => `It is new because ${to} is the first evidence in this comparison.`,
    isNew: (before) => `It is new because no evidence up to ${before} showed it.`,
    removed: (to) => `It is removed because its source came again complete, up to ${to}, and no longer has it.`,
    reappeared: (before, to) =>
      `It is there again: a complete source after ${before} no longer had it, and evidence up to ${to} has it.`,
    changed: (before) =>
      `It is changed because evidence after ${before} says something else of it, or of its identity.`,
    unchanged: (before) =>
      `It is unchanged: evidence after ${before} shows it with the same facts. That it was used since is no change.`,
    notSpokenOf: (before) =>
      `It counts as unchanged: nothing after ${before} speaks of it, and no complete source came without it.`,
    beforeAnything: 'anything was imported',
  },
  de: {
    sameBecause: (nativeId, inside) =>
      `Es ist dieselbe Berechtigung, weil dieselbe Identität (${nativeId} ${inside}) sie unter demselben Schlüssel hat.`,
    firstEvidence: (to) => `Neu, weil ${to} der erste Nachweis in diesem Vergleich ist.`,
    isNew: (before) => `Neu, weil kein Nachweis bis ${before} sie zeigt.`,
    removed: (to) => `Entfallen, weil die Quelle bis ${to} noch einmal vollständig kam und sie nicht mehr enthält.`,
    reappeared: (before, to) =>
      `Wieder da: Eine vollständige Quelle nach ${before} enthielt sie nicht mehr, ein Nachweis bis ${to} enthält sie.`,
    changed: (before) => `Geändert, weil Nachweise nach ${before} über sie oder ihre Identität etwas anderes sagen.`,
    unchanged: (before) =>
      `Unverändert: Nachweise nach ${before} zeigen sie mit denselben Angaben. Eine Benutzung seither ist keine Änderung.`,
    notSpokenOf: (before) =>
      `Gilt als unverändert: Nichts nach ${before} erwähnt sie, und keine vollständige Quelle kam ohne sie.`,
    beforeAnything: 'dem ersten Import',
  },
};

/** `from` and `to` are the two ends, by name; null where the comparison begins before anything was there. */
export function whyInWords(
  change: Change,
  { from, to }: { readonly from: { readonly name: string } | null; readonly to: { readonly name: string } },
  seen: boolean,
  locale: Locale,
): string {
  const messages = deltaMessages[locale];
  const before = from?.name ?? messages.beforeAnything;
  switch (change) {
    case 'new':
      return from === null ? messages.firstEvidence(to.name) : messages.isNew(before);
    case 'removed':
      return messages.removed(to.name);
    case 'reappeared':
      return messages.reappeared(before, to.name);
    case 'changed':
      return messages.changed(before);
    case 'unchanged':
      return seen ? messages.unchanged(before) : messages.notSpokenOf(before);
  }
}
