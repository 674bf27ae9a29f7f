// What mappings of tables are called and made of, without the schemas: the window may use these.

export const mappedRecords = ['identity', 'credential', 'entitlement', 'finding', 'action'] as const;
export type MappedRecord = (typeof mappedRecords)[number];

/**
 * `ymd`: 2026-10-01 and ISO times; `dmy`: 1.10.2026; `mdy`: 10/1/2026; `serial`: days as a spreadsheet counts them;
 * `seconds` and `milliseconds` since 1970. Months by name are read with any of the first three.
 */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'serial', 'seconds', 'milliseconds'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** The last part of a mapped source's kind: `Workday bots` becomes `workday-bots`. Empty when nothing is left. */
export function mappingSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
}

export const mappedKindPrefix = 'mapped.';

export function mappedKind(name: string): string {
  return `${mappedKindPrefix}${mappingSlug(name)}`;
}
