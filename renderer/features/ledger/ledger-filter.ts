// What entries of the ledger are looked for, and as which moments its days are asked for. Pure.
export interface LedgerFilter {
  readonly act: string | null;
  readonly party: string | null;
  readonly person: string | null;
  readonly text: string;
  /** Days on this person's calendar, YYYY-MM-DD, both included; empty: no bound. */
  readonly since: string;
  readonly until: string;
}

export const everything: LedgerFilter = { act: null, party: null, person: null, text: '', since: '', until: '' };

export function isNarrowed(filter: LedgerFilter): boolean {
  const { act, party, person, text, since, until } = filter;
  return act !== null || party !== null || person !== null || text !== '' || since !== '' || until !== '';
}

/** The moments at which the days begin and end here; null: no bound, or a day that is still being typed. */
export function momentsOf({ since, until }: Pick<LedgerFilter, 'since' | 'until'>): {
  readonly since: string | null;
  readonly until: string | null;
} {
  return { since: startOf(since, 0), until: startOf(until, 1) };
}

/** The first moment of the day that is `later` days after this one, as this computer's calendar has it. */
function startOf(day: string, later: number): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const [year, month, date] = parts.slice(1).map(Number);
  // While a year is being typed it passes through the first centuries.
  if (year === undefined || month === undefined || date === undefined || year < 1000) return null;
  return new Date(year, month - 1, date + later).toISOString();
}
