// English words: the inventory's lists, their filters, columns, copying and saving.
import type { InventorySubject } from '../../../shared/contract/inventory.ts';
import { counted, figure } from './figures.ts';

const nouns: Readonly<Record<InventorySubject, readonly [one: string, many: string]>> = {
  entitlements: ['entitlement', 'entitlements'],
  identities: ['identity', 'identities'],
  credentials: ['credential', 'credentials'],
  findings: ['finding', 'findings'],
  actions: ['action', 'actions'],
};

/** What the engine calls columns and values already in English: nothing to add. */
const asTheEngineSays: Readonly<Record<string, string>> = {};

export const inventory = {
  listed: 'What is listed',
  subjects: {
    entitlements: 'Entitlements',
    identities: 'Identities',
    credentials: 'Credentials',
    findings: 'Findings',
    actions: 'Actions',
  } satisfies Record<InventorySubject, string>,
  changes: 'What changed',
  count: (subject: InventorySubject, count: number) => counted(count, nouns[subject][0], nouns[subject][1]),
  searchShort: 'Search',
  search: (subject: InventorySubject) => `Search ${nouns[subject][1]}`,
  loading: 'Loading',
  sorted: (column: string) => `sorted by ${column.toLowerCase()}`,
  row: (position: number) => `row ${figure(position)}`,
  keys: 'arrows move, Enter opens, / searches',
  columnTitles: asTheEngineSays,
  facetTitles: {
    risk: 'Risk',
    change: 'Change',
    system: 'System',
    kind: 'Kind',
    environment: 'Environment',
    owner: 'Owner',
    status: 'Status',
    use: 'Use',
    effect: 'Effect',
    links: 'Links',
    described: 'In the evidence',
    holder: 'Held by',
    severity: 'Severity',
    state: 'State',
    tool: 'Found by',
    party: 'Party',
    verb: 'What was done',
    approval: 'Approval',
  } as Readonly<Record<string, string>>,
  ofFacet: (facet: string, value: string) => `${facet}: ${value}`,
  values: asTheEngineSays,
  unknown: 'unknown',
  notInEvidence: 'not in the evidence',
  yes: 'yes',
  no: 'no',
  filters: {
    label: 'Filters',
    more: (count: number) => `${figure(count)} more`,
    fewer: 'fewer',
    clearAll: 'Clear all',
    standing: 'In the evidence',
    onlyGone: 'only what is gone by now',
    whatIsGone: {
      ask: 'What is gone by now?',
      answer:
        'What an earlier bundle had and a later, complete one no longer has. It keeps its history and its evidence; rules no longer judge it, so it has no risk.',
    },
    gone: 'gone by now',
    judged: (control: string, rule: string | undefined, fails: boolean) =>
      `${control}${rule === undefined ? '' : `, rule ${rule}`}: ${fails ? 'fails' : 'can’t be judged'}`,
    judgedTitle: (framework: string, control: string) => `As ${framework} ${control} judged them`,
    toControl: (control: string) => `Back to ${control}`,
  },
  columns: {
    title: 'Columns',
    shown: (shown: number, all: number) => `${shown} of ${all} shown`,
    left: (column: string) => `Move ${column} to the left`,
    right: (column: string) => `Move ${column} to the right`,
    narrower: (column: string) => `Make ${column} narrower`,
    wider: (column: string) => `Make ${column} wider`,
    reset: 'As it was at first',
    kept: 'Kept on this computer for this list.',
    lastOne: 'One column has to stay.',
  },
  copy: 'Copy',
  copied: (rows: number, total: number, all: boolean) =>
    all
      ? `${counted(rows, 'row is', 'rows are')} copied.`
      : `The first ${figure(rows)} of ${figure(total)} rows are copied. Saving as CSV takes all of them.`,
  notCopied: 'Nothing was copied.',
  save: 'Save as CSV',
  saving: 'Saving',
  saved: (rows: number) => `${counted(rows, 'row is', 'rows are')} saved.`,
  showFile: 'Show the file',
  notSaved: (why: string) => `Not saved. ${why}`,
  nothingFits: {
    title: 'Nothing fits',
    means: (subject: InventorySubject) =>
      `No ${nouns[subject][1]} match what you look for. That is no proof that there are none: the evidence may not say.`,
    clear: 'Clear search and filters',
  },
  noneAtAll: {
    title: (subject: InventorySubject) => `No ${nouns[subject][1]} in the evidence`,
    means: (subject: InventorySubject) =>
      `No bundle that was imported holds ${nouns[subject][1]}. Ask the provider whether such a source exists and belongs into the next bundle.`,
    noneGone: {
      title: 'Nothing is gone',
      means: 'Every record of an earlier bundle is still in the newest one, or its source was not complete.',
    },
    toEvidence: 'To the evidence',
  },
  nothingYet: {
    title: 'Nothing in the inventory yet',
    means:
      'The inventory is made from the evidence: identities, what they may do, what they sign in with. Import a bundle and it fills itself.',
    import: 'Import a bundle',
  },
};
