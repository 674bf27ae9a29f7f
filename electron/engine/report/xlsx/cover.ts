// The sheets around the tables: the summary in front with the counts, the way to every sheet and how to check the file; the
// ledger's head; and what each column means.
import { itemOutcomes } from '../../../../shared/words.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { figuresOf } from '../figures.ts';
import { type Table, table, text, type Value } from '../table-column.ts';
import { counted, longDate, longTime, spaced } from '../wording.ts';
import { mostLinks, placeIn, type SheetLinks } from './links.ts';
import type { Sheet } from './sheet.ts';

type Keyed = readonly [string, string | number];

export function summarySheet(
  state: SealedState,
  digest: string,
  tables: readonly Table[],
  options: { readonly draft: boolean; readonly signed: boolean },
): Sheet {
  const rows = summaryRows(state, digest, options);
  const first = rows.length + 2;
  const listed = tables.map(({ name, rows }): Keyed => [name, counted(rows.length, 'row')]);
  return { ...keyedSheet('Summary', ['Figure', 'Value'], [...rows, ...listed]), links: waysTo(tables, first) };
}

export function ledgerSheet({ ledger }: SealedState): Sheet {
  return keyedSheet(
    'Ledger head',
    ['What', 'Value'],
    [
      ['Origin', ledger.origin],
      ['Entries', ledger.size],
      ['Root', ledger.root],
      ['Verifier key', ledger.verifierKey],
      ['Checkpoint (a signed note)', ledger.checkpoint],
    ],
  );
}

export function dictionary(tables: readonly Table[]): Table {
  const kinds = { text: 'text', code: 'text', number: 'number', date: 'date', time: 'date and time, UTC' } as const;
  const rows = tables.flatMap(({ name, columns }) => columns.map((column) => ({ name, column })));
  return table('Data dictionary', 'data-dictionary', rows, [
    text('Sheet', '', 20, ({ name }) => name),
    text('Column', '', 26, ({ column }) => column.head),
    text('Type', '', 18, ({ column }) => kinds[column.kind]),
    text('Meaning', '', 80, ({ column }) => column.meaning),
  ]);
}

function keyedSheet(name: string, heads: readonly [string, string], rows: readonly Keyed[]): Sheet {
  return {
    name,
    columns: [
      { head: heads[0], kind: 'label', width: 36 },
      { head: heads[1], kind: 'value', width: 96 },
    ],
    rows,
    hasFilter: false,
    links: null,
  };
}

/** From the list of sheets at the end of the summary, whose first row this is. */
function waysTo(tables: readonly Table[], first: number): SheetLinks {
  const linked = new Set([0]);
  const none = new Set<number>();
  return {
    row: (_: readonly Value[], number: number) => (number >= first ? linked : none),
    all: () =>
      tables.map(({ name }, index) => ({
        column: 0,
        first: first + index,
        last: first + index,
        target: placeIn(name, 1),
      })),
  };
}

function summaryRows(
  state: SealedState,
  digest: string,
  { draft, signed }: { readonly draft: boolean; readonly signed: boolean },
): Keyed[] {
  const figures = figuresOf(state);
  const { campaign, replaces, workspace } = state;
  return [
    ...(draft ? [['Status of this file', 'DRAFT – NOT SEALED, NOT SIGNED'] as const] : []),
    ['Report', 'Access review of non-human identities'],
    ['For', workspace.customer],
    ['Provider', `${workspace.provider} (decides nothing)`],
    ['Campaign', campaign.name],
    ['Opened', longDate(campaign.openedAt)],
    ['Closed', campaign.closedAt === null ? 'still open' : longDate(campaign.closedAt)],
    ['Complete', campaign.complete ? 'yes' : 'NO'],
    ...(campaign.closeReason === null ? [] : [['Closed incomplete because', campaign.closeReason] as const]),
    ['Edition', state.edition],
    ...(replaces === null
      ? []
      : [['Replaces', `edition ${replaces.edition}, state ${replaces.stateDigest}: ${replaces.reason}`] as const]),
    ['Sealed', longTime(state.sealedAt)],
    ['Sealed state, SHA-256', digest],
    ['Entitlements in scope', figures.items],
    ...itemOutcomes.map((outcome) => [spaced(outcome), figures.byOutcome[outcome]] as const),
    ['Entitlements out of scope', figures.outOfScope],
    ['Rows that could not be read', figures.rejected],
    ['Removals instructed', figures.cuts],
    ['Removals verified', figures.verified],
    ['Unauthorised actions of the provider', figures.unauthorised],
    ...state.notices.map((notice) => ['Notice', notice] as const),
    [
      'How to check this file',
      signed ? checking : 'It is not signed: nothing shows who made it or whether it was changed.',
    ],
    ...(figures.items > mostLinks / 4
      ? [
          [
            'Links between the sheets',
            `Excel takes at most ${mostLinks.toLocaleString('en-GB')} in a sheet; rows beyond have none.`,
          ] as const,
        ]
      : []),
  ];
}

const checking = [
  'Its digital signature covers every part: Excel shows it under File, Info, LibreOffice under File, Digital Signatures.',
  'With all checks: countersign verify FILE --root root.pem. With stock tools: unpack it and run xmlsec1 on',
  '_xmlsignatures/sig1.xml. See section 12 of the PDF.',
].join(' ');
