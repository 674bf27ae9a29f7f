// What a source format is to the rest of the product: how to recognise it, what it can and can't tell, where its secrets
// stand, and how its files become records.
import type { Evidence, Format } from './evidence.ts';
import type { CanonicalRecord, IntakeRecord } from './record.ts';
import type { SecretRule } from './withhold.ts';

/** One file of a source. A source may consist of several: pages, or object lists that refer to each other. */
export interface SourceInput {
  /** Below the bundle's data/ folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The system as the bundle declares it, e.g. `kubernetes:harbour-prod`. */
  readonly system: string | null;
  readonly extractedAt: string | null;
}

/** A file too large to be held as a whole: its bytes come in parts, again from the first each time. */
export interface SourceInParts extends Omit<SourceInput, 'bytes'> {
  readonly parts: () => Iterable<Uint8Array>;
}

export interface ReadContext {
  readonly system: string | null;
  readonly extractedAt: string | null;
}

/** A fact that no file of this kind holds, in words that coverage can print. */
export interface Unknowable {
  /** `identity.owner`, `credential.expiresAt`, `entitlement.lastUse`: record type and field. */
  readonly fact: string;
  readonly reason: string;
}

export interface SourceKind {
  /** As in a bundle's declaration, e.g. `aws.credential-report`. */
  readonly kind: string;
  readonly title: string;
  readonly formats: readonly Format[];
  readonly provides: readonly CanonicalRecord['type'][];
  readonly cannotKnow: readonly Unknowable[];
  /** 0 (not it) to 1 (certainly it), from the first 64 KiB of the text and the path. */
  sniff(head: string, path: string): number;
  readonly secrets: SecretRule;
  /** Pure and lazy; the secrets of the evidence are already withheld. Never throws for what the evidence holds. */
  read(files: readonly Evidence[], context: ReadContext): Iterable<IntakeRecord>;
}
