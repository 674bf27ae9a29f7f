// An entitlement as a reviewer is shown it, with the digest by which a decision names it and with every citation. Made when
// the case is opened, and asked for again by the decision that follows.
import type { Database } from 'better-sqlite3';
import type { EntitlementDetail } from '../../../shared/contract/inventory.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { digestOf } from './digest.ts';
import { citationKey } from './frozen-facts.ts';
import type { ReviewServices } from './services.ts';

export interface ShownEntitlement {
  /** In English, of which the digest is. */
  readonly entitlement: EntitlementDetail;
  readonly digest: string;
  /** Every citation of the case once, in the order in which a reader meets them: the first is evidence 1. */
  readonly citations: readonly string[];
}

/**
 * The newest are kept for a connection that reads, as long as evidence and assessment stay as they are: nothing else is in
 * it. Throws NOT_FOUND.
 */
export function shownEntitlement(db: Database, services: ReviewServices, uid: string): ShownEntitlement {
  if (!db.readonly) return show(db, services, uid);
  const kept = evidenceReading(db, 'shown entitlements', () => new Map<string, Kept>());
  const known = kept.get(uid);
  if (known?.services === services) return known.shown;
  const shown = show(db, services, uid);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(uid, { services, shown });
  return shown;
}

interface Kept {
  readonly services: ReviewServices;
  readonly shown: ShownEntitlement;
}

const mostKept = 100;

function show(db: Database, services: ReviewServices, uid: string): ShownEntitlement {
  const entitlement = services.entitlementDetail(db, uid);
  return { entitlement, digest: digestOf(entitlement), citations: citationsOf(entitlement) };
}

/** Every citation once, in the order of the case. */
export function citationsOf(entitlement: EntitlementDetail): string[] {
  const cited = [
    ...entitlement.facts.flatMap((fact) => fact.citations),
    ...entitlement.path.flatMap((hop) => hop.citation ?? []),
    ...entitlement.rules.flatMap((rule) => rule.citations),
    ...entitlement.findings.map((finding) => finding.citation),
    ...(entitlement.advice === null ? [] : [entitlement.advice.citation]),
  ];
  return [...new Set(cited.map(citationKey))];
}
