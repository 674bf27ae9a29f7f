// A campaign's name is its own: reports, receipts and later reviews tell campaigns apart by it.
import type { Database } from 'better-sqlite3';
import { freeName, isSameName } from '../../../shared/campaign-name.ts';
import { CountersignError } from '../../../shared/errors.ts';

/** What opening a campaign of this name refuses. */
export function nameProblems(db: Database, name: string): CountersignError[] {
  const [other] = campaignNames(db).filter((taken) => isSameName(taken, name));
  if (other === undefined) return [];
  const message = `There is a campaign named ${other} already: give this one a name of its own.`;
  return [new CountersignError('INPUT_INVALID', message, { name: other })];
}

/** The wanted name, or the next that no campaign has. */
export function freeCampaignName(db: Database, wanted: string): string {
  return freeName(wanted, campaignNames(db));
}

function campaignNames(db: Database): string[] {
  return db.prepare<[], string>('select name from campaign order by opened_at').pluck().all();
}
