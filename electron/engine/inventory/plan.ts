// Which files of a bundle belong to which source, and of what kind each is: as declared, else by looking at the files.

import { mappedKind } from '../../../shared/mapping-words.ts';
import type { DeclaredSource } from '../bundle/declaration.ts';
import { declarationFile } from '../bundle/declaration.ts';
import type { ReadBundle } from '../bundle/read.ts';
import { sniffSource, sourceKinds } from '../intake/registry.ts';
import type { SavedMapping } from './mapping/profiles.ts';
import { isMappedKind, lookAtTable } from './mapping/recognise.ts';
import { systemOf } from './said-system.ts';

export interface PlannedSource {
  readonly declaredId: string;
  /** Null when no file of it is of a kind that this version knows. */
  readonly kind: string | null;
  /** Null for kinds that are known by themselves. */
  readonly mapping: SavedMapping | null;
  readonly sniffed: boolean;
  readonly system: string | null;
  readonly extractedAt: string | null;
  readonly query: string | null;
  readonly filters: string | null;
  readonly declared: DeclaredTotals;
  /** Who attests that it really had nothing. */
  readonly emptyAttested: string | null;
  readonly files: readonly string[];
}

export interface DeclaredTotals {
  readonly identities: number | null;
  readonly credentials: number | null;
  readonly entitlements: number | null;
  readonly findings: number | null;
  readonly actions: number | null;
}

export interface Plan {
  readonly sources: readonly PlannedSource[];
  /** Files that no source claims and no reader recognises: only their hash is kept. */
  readonly unclaimed: readonly string[];
}

/** What a person says of files that say nothing themselves: their kind, and the system that they are of. */
export interface Hints {
  readonly kind: string | null;
  readonly system: string | null;
  /** The mappings that files may be read by. */
  readonly mappings: readonly SavedMapping[];
  /** Files that a person has said a mapping of. */
  readonly mapped: ReadonlyMap<string, SavedMapping>;
}

/** Whether its files can be read: by a kind that is known, or by a mapping. */
export function isReadable(source: Pick<PlannedSource, 'kind' | 'mapping'>): boolean {
  return source.mapping !== null || (source.kind !== null && isKnownKind(source.kind));
}

export function isKnownKind(kind: string): boolean {
  return sourceKinds.some((known) => known.kind === kind);
}

export async function planSources(bundle: ReadBundle, hints: Hints): Promise<Plan> {
  const sources: PlannedSource[] = [];
  for (const declared of bundle.declaration?.sources ?? []) {
    const files = bundle.claims.get(declared.id) ?? [];
    const attested = declared.empty_attested ? (bundle.declaration?.provider ?? null) : null;
    sources.push(...(await planDeclared(bundle, declared, files, attested, hints)));
  }
  const taken = new Set(sources.map((source) => source.declaredId));
  const { kinds, unknown } = await sniffAll(
    bundle,
    bundle.unclaimed.filter((file) => file !== declarationFile),
    hints,
    hints.kind,
  );
  for (const [kind, files] of kinds) {
    const name = files.length === 1 && files[0] !== undefined ? files[0] : kind;
    sources.push({
      ...undeclared,
      declaredId: taken.has(name) ? `${name} (not declared)` : name,
      kind,
      mapping: mappingNamed(kind, hints),
      sniffed: hints.kind === null && !files.some((file) => hints.mapped.has(file)),
      system: systemOf(kind, hints.system),
      files,
    });
  }
  return { sources, unclaimed: unknown };
}

const noTotals: DeclaredTotals = {
  identities: null,
  credentials: null,
  entitlements: null,
  findings: null,
  actions: null,
};

const undeclared = {
  extractedAt: null,
  query: null,
  filters: null,
  declared: noTotals,
  emptyAttested: null,
} as const;

async function planDeclared(
  bundle: ReadBundle,
  declared: DeclaredSource,
  files: readonly string[],
  emptyAttested: string | null,
  hints: Hints,
): Promise<PlannedSource[]> {
  const source = {
    declaredId: declared.id,
    system: declared.system,
    extractedAt: declared.extracted_at,
    query: declared.query,
    filters: declared.filters === null ? null : JSON.stringify(declared.filters),
    declared: {
      identities: declared.declared.identities ?? null,
      credentials: declared.declared.credentials ?? null,
      entitlements: declared.declared.entitlements ?? null,
      findings: declared.declared.findings ?? null,
      actions: declared.declared.actions ?? null,
    },
    emptyAttested,
  };
  if (declared.kind !== null)
    return [{ ...source, kind: declared.kind, mapping: mappingNamed(declared.kind, hints), sniffed: false, files }];
  const { kinds, unknown } = await sniffAll(bundle, files, hints, null);
  const [first, ...others] = kinds;
  if (first === undefined) return [{ ...source, kind: null, mapping: null, sniffed: true, files }];
  // What nobody recognises stays with the source, so that it is listed as unreadable and not passed over.
  const main: PlannedSource = {
    ...source,
    kind: first[0],
    mapping: mappingNamed(first[0], hints),
    sniffed: true,
    files: [...first[1], ...unknown],
  };
  const rest = others.map(
    ([kind, found]): PlannedSource => ({
      ...source,
      declaredId: `${declared.id} (${kind})`,
      declared: noTotals,
      emptyAttested: null,
      kind,
      mapping: mappingNamed(kind, hints),
      sniffed: true,
      files: found,
    }),
  );
  return [main, ...rest];
}

/** Files by kind, in the order of the files; one kind is one source, because object lists refer to each other. */
async function sniffAll(
  bundle: ReadBundle,
  files: readonly string[],
  hints: Hints,
  given: string | null,
): Promise<{ kinds: Map<string, string[]>; unknown: string[] }> {
  const kinds = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const file of files) {
    const kind = given ?? (await kindOf(bundle, file, hints));
    if (kind === null) unknown.push(file);
    else kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  return { kinds, unknown };
}

/** What a person said, else what the file looks like, else the mapping whose columns it has. */
async function kindOf(bundle: ReadBundle, file: string, hints: Hints): Promise<string | null> {
  const said = hints.mapped.get(file);
  if (said !== undefined) return mappedKind(said.name);
  const sniffed = sniffSource(file, await headOf(bundle, file))?.kind ?? null;
  if (sniffed !== null || hints.mappings.length === 0) return sniffed;
  const { recognised } = await lookAtTable(bundle, file, hints.mappings);
  return recognised === null ? null : mappedKind(recognised.name);
}

function mappingNamed(kind: string, { mappings, mapped }: Hints): SavedMapping | null {
  if (!isMappedKind(kind)) return null;
  return [...mapped.values(), ...mappings].find(({ name }) => mappedKind(name) === kind) ?? null;
}

const headBytes = 64 * 1024;

async function headOf(bundle: ReadBundle, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of (await bundle.open(file)) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    read += chunk.byteLength;
    if (read >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}
