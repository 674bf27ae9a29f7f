// declaration.json: what the provider says he hands over. It claims, the import reconciles; a key it doesn't give is unknown.
import { z } from 'zod';
import { CountersignError } from '../../../shared/errors.ts';
import { isPattern, matchesGlob } from './glob.ts';

export const declarationFile = 'declaration.json';

const text = z.string().trim().min(1, 'must not be empty').max(10_000, 'is too long');
const count = z.int('must be a whole number').min(0, 'must not be negative');
const moment = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-10-01T09:30:00Z' });
const day = z.union([z.iso.date(), z.iso.datetime({ offset: true })], 'must be a date such as 2026-10-01');

const sourceSchema = z.object({
  id: text.max(200, 'is too long'),
  /** One of the import's kinds; without it the files are sniffed. */
  kind: text.nullish().transform((value) => value ?? null),
  system: text.nullish().transform((value) => value ?? null),
  /** Patterns relative to the folder of declaration.json. */
  files: z.array(text).max(1_000, 'has more than 1,000 patterns'),
  extracted_at: moment,
  query: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  filters: z
    .json()
    .optional()
    .transform((value) => value ?? null),
  declared: z
    .object({
      identities: count.nullish(),
      credentials: count.nullish(),
      entitlements: count.nullish(),
      findings: count.nullish(),
      actions: count.nullish(),
    })
    .nullish()
    .transform((value) => value ?? {}),
  /** The provider vouches that the source really had nothing. */
  empty_attested: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
});

export const declarationSchema = z
  .object({
    format: z.literal('countersign-evidence/1', 'must be "countersign-evidence/1"'),
    provider: text,
    engagement: text,
    sequence: count.min(1, 'must be 1 or more'),
    previous: z
      .string()
      .regex(/^sha256:[0-9a-fA-F]{64}$/, 'must be "sha256:" and 64 hexadecimal digits')
      .nullish()
      .transform((value) => value?.toLowerCase() ?? null),
    period: z
      .object({ from: day, to: day })
      .refine((period) => Date.parse(period.from) <= Date.parse(period.to), 'must not end before it begins'),
    statement: z
      .string()
      .nullish()
      .transform((value) => value ?? null),
    sources: z.array(sourceSchema).min(1, 'must have at least one source').max(1_000, 'has more than 1,000 sources'),
  })
  .superRefine((declaration, context) => {
    const seen = new Set<string>();
    for (const [index, source] of declaration.sources.entries()) {
      if (seen.has(source.id)) {
        context.addIssue({ code: 'custom', path: ['sources', index, 'id'], message: `"${source.id}" is there twice` });
      }
      seen.add(source.id);
    }
  });

export type Declaration = z.infer<typeof declarationSchema>;
export type DeclaredSource = Declaration['sources'][number];

export interface Claims {
  /** Source id to the files it claims, relative to data/, in the order of `paths`. */
  readonly bySource: ReadonlyMap<string, readonly string[]>;
  /** Files that no source claims; declaration.json itself is not among them. */
  readonly unclaimed: readonly string[];
}

/** Throws BUNDLE_DECLARATION with one problem in words, its `field` and up to twenty more under `problems`. */
export function parseDeclaration(bytes: Buffer): Declaration {
  let written: unknown;
  try {
    written = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CountersignError(
      'BUNDLE_DECLARATION',
      'declaration.json is not valid JSON in UTF-8.',
      { entry: declarationFile, reason: 'not JSON' },
      cause,
    );
  }
  const parsed = declarationSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${fieldName(issue.path)} ${inWords(issue, written)}`);
  throw new CountersignError('BUNDLE_DECLARATION', `In declaration.json, ${problems[0]}.`, {
    entry: declarationFile,
    field: fieldName(parsed.error.issues[0]?.path ?? []),
    problems: problems.slice(0, 20),
  });
}

/** Which source each file belongs to. Throws BUNDLE_DECLARATION for a pattern without files and a file with two sources. */
export function claimFiles(declaration: Declaration, paths: readonly string[]): Claims {
  const candidates = paths.filter((path) => path !== declarationFile);
  const present = new Set(candidates);
  const claimant = new Map<string, string>();
  const bySource = new Map<string, string[]>();
  for (const source of declaration.sources) {
    for (const glob of source.files) {
      const matches = matching(glob, candidates, present);
      if (matches.length === 0 && !source.empty_attested) {
        throw wrong(`source "${source.id}" names ${glob}, but no file matches it`, {
          source: source.id,
          pattern: glob,
        });
      }
      for (const path of matches) {
        const other = claimant.get(path) ?? source.id;
        if (other !== source.id) {
          throw wrong(`${path} belongs to two sources, "${other}" and "${source.id}"`, {
            file: path,
            source: source.id,
            other,
          });
        }
        claimant.set(path, source.id);
      }
    }
    if (source.files.length === 0 && !source.empty_attested) {
      throw wrong(`source "${source.id}" names no files; an empty source needs empty_attested`, { source: source.id });
    }
    bySource.set(source.id, []);
  }
  const unclaimed: string[] = [];
  for (const path of candidates) {
    const source = claimant.get(path);
    if (source === undefined) unclaimed.push(path);
    else bySource.get(source)?.push(path);
  }
  return { bySource, unclaimed };
}

// People write paths as they see them in the bag too, so `data/` before a pattern is allowed.
function matching(written: string, candidates: readonly string[], present: ReadonlySet<string>): readonly string[] {
  const glob = written.replace(/^(?:\.\/)+/, '');
  const withoutData = glob.startsWith('data/') ? glob.slice('data/'.length) : glob;
  for (const pattern of new Set([glob, withoutData])) {
    if (!isPattern(pattern)) {
      if (present.has(pattern)) return [pattern];
      continue;
    }
    const matches = candidates.filter((path) => matchesGlob(path, pattern));
    if (matches.length > 0) return matches;
  }
  return [];
}

function wrong(problem: string, details: Record<string, string>): CountersignError {
  return new CountersignError('BUNDLE_DECLARATION', `In declaration.json, ${problem}.`, {
    entry: declarationFile,
    ...details,
  });
}

function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the whole';
  return path.reduce<string>(
    (name, part) =>
      typeof part === 'number' ? `${name}[${part}]` : name === '' ? String(part) : `${name}.${String(part)}`,
    '',
  );
}

const kindsInWords: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

function inWords(issue: z.core.$ZodIssue, written: unknown): string {
  const value = issue.path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    written,
  );
  if (value === undefined) return 'is missing';
  if (issue.code === 'invalid_type') return `must be ${kindsInWords[issue.expected] ?? issue.expected}`;
  return issue.message;
}
