// What whoever plans, reads or closes a campaign has to know about its evidence.
import type { Database } from 'better-sqlite3';
import type { CampaignScope } from '../../../shared/contract/campaign-plan.ts';
import { type PartialSource, partialSources } from '../inventory/partial-sources.ts';

/** Partial sources that bear on the scope: those of its systems, and those that don't say which system they are of. */
export function partialInScope(db: Database, ordinal: number, scope: Pick<CampaignScope, 'systems'>): PartialSource[] {
  const { systems } = scope;
  return partialSources(db, ordinal).filter(
    ({ system }) => systems === null || system === null || systems.includes(system),
  );
}

/** `ordinal`: the newest bundle that counts. */
export function evidenceNotices(db: Database, ordinal: number, scope: Pick<CampaignScope, 'systems'>): string[] {
  const notices = partialInScope(db, ordinal, scope).map(({ kind, system, bundle }) => {
    const of = system === null ? '' : ` of ${system}`;
    return `${kind}${of} in ${bundle} is partial: the population may not be complete.`;
  });
  const rejected = db.prepare<[], number>('select count(*) from rejected_row').pluck().get() ?? 0;
  if (rejected > 0)
    notices.push(`${rejected} rows of the evidence could not be read. They are listed with their reasons.`);
  const untrusted = db.prepare<[], string>(`select name from bundle where trust <> 'trusted' order by ordinal`).pluck();
  for (const name of untrusted.all()) notices.push(`${name} was imported although nobody vouches for who signed it.`);
  return notices;
}
