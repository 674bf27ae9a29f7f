// Which saved mapping a file of a bundle is read by: the one that somebody names, else the one whose column names it has.
import { CountersignError } from '../../../../shared/errors.ts';
import { mappedKindPrefix } from '../../../../shared/mapping-words.ts';
import { readAll } from '../../bundle/bagit.ts';
import type { ReadBundle } from '../../bundle/read.ts';
import { driftInWords } from '../../intake/mapping/header.ts';
import { type Match, matchTables, peekTables } from '../../intake/mapping/open-table-file.ts';
import type { SavedMapping } from './profiles.ts';

/** Larger files are not looked into for the sake of a guess. */
const largestLookedInto = 200 * 1024 ** 2;

export interface Recognised {
  readonly mapping: SavedMapping;
  readonly match: Match;
}

export interface TableLook {
  /** The file is a table: CSV or a workbook. */
  readonly isTable: boolean;
  /** The mapping whose columns it has, exactly. */
  readonly recognised: SavedMapping | null;
  /** The mapping that it resembles most, where none fits exactly. */
  readonly similar: Recognised | null;
}

/** Looks at one file with all active mappings; never throws for what the file holds. */
export async function lookAtTable(
  bundle: ReadBundle,
  file: string,
  mappings: readonly SavedMapping[],
): Promise<TableLook> {
  const none: TableLook = { isTable: false, recognised: null, similar: null };
  const size = bundle.files.find(({ path }) => path === file)?.size ?? 0;
  if (size === 0 || size > largestLookedInto || !mayBeTable(file)) return none;
  const tables = await peekTables(await readAll(await bundle.open(file), file, size));
  if (tables === null) return none;
  let best: Recognised | null = null;
  for (const mapping of mappings) {
    const match = matchTables(tables, mapping.profile);
    if (match === null) continue;
    if (match.exact) return { isTable: true, recognised: mapping, similar: null };
    if (best === null || differences(match) < differences(best.match)) best = { mapping, match };
  }
  return { isTable: tables.length > 0, recognised: null, similar: best };
}

function differences({ drift }: Match): number {
  return drift.needed.length * 100 + drift.missing.length + drift.added.length;
}

/** What is certainly something else is not opened. */
function mayBeTable(file: string): boolean {
  return !/\.(?:json|ndjson|jsonl|ya?ml|xml|html?|pdf|png|jpe?g|gif|zip|gz|7z|docx?|pptx?|md|log)$/i.test(file);
}

/**
 * Throws MAPPING_DOES_NOT_FIT when the file lacks columns that the mapping reads: applying it would make facts unknown that
 * the file may well say under another name.
 */
export async function requireFit(bundle: ReadBundle, file: string, mapping: SavedMapping): Promise<void> {
  const size = bundle.files.find(({ path }) => path === file)?.size ?? 0;
  const tables = await peekTables(await readAll(await bundle.open(file), file, size));
  const match = tables === null ? null : matchTables(tables, mapping.profile);
  if (match !== null && match.drift.needed.length === 0) return;
  const { needed = [] } = match?.drift ?? {};
  throw new CountersignError(
    'MAPPING_DOES_NOT_FIT',
    match === null
      ? `${file} does not have the columns of the mapping ${mapping.name}. Nothing was imported.`
      : `${file} lacks columns that the mapping ${mapping.name} reads: ${needed.join(', ')}. Change the mapping, then import again. Nothing was imported.`,
    {
      file,
      mapping: mapping.name,
      version: mapping.version,
      missing: [...(match?.drift.missing ?? [])],
      added: [...(match?.drift.added ?? [])],
      sentences: match === null ? [] : driftInWords(match.drift),
    },
  );
}

export function isMappedKind(kind: string): boolean {
  return kind.startsWith(mappedKindPrefix);
}
