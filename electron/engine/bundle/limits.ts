// How much a bundle may cost before it is refused. Declared figures are checked first, then held while inflating.
import { CountersignError } from '../../../shared/errors.ts';

export interface ArchiveLimits {
  /** Files and folders listed in a zip, or found in a folder. */
  readonly entries: number;
  /** Bytes of all files together once inflated; a zip file itself may not be larger either. */
  readonly totalBytes: number;
  /** Bytes of one file once inflated. */
  readonly fileBytes: number;
  /** Inflated size divided by compressed size, judged only for files above `ratioFloorBytes`. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  /** Folders within folders. */
  readonly depth: number;
  /** Bytes of one path in UTF-8. */
  readonly pathBytes: number;
  /** Bytes of one tag file, declaration or signature: these are read whole into memory. */
  readonly tagFileBytes: number;
}

// A quarter's export of a large estate is some hundreds of MB in a few hundred files; text exports compress 10 to 60 times.
export const defaultLimits: ArchiveLimits = {
  entries: 100_000,
  totalBytes: 4 * 1024 ** 3,
  fileBytes: 4 * 1024 ** 3,
  ratio: 200,
  ratioFloorBytes: 10 * 1024 ** 2,
  depth: 32,
  pathBytes: 1024,
  tagFileBytes: 64 * 1024 ** 2,
};

export function tooLarge(sentence: string, details: Record<string, string | number>): CountersignError {
  return new CountersignError('BUNDLE_TOO_LARGE', sentence, details);
}

/** Counts entries and bytes of one archive against its limits. */
export function createBudget(limits: ArchiveLimits): {
  addEntry(path: string): void;
  addBytes(path: string, size: number): void;
} {
  let entries = 0;
  let total = 0;
  return {
    addEntry(path) {
      entries += 1;
      if (entries > limits.entries) {
        throw tooLarge(`There are more than ${limits.entries} files and folders.`, {
          entry: path,
          limit: limits.entries,
        });
      }
      if (Buffer.byteLength(path) > limits.pathBytes) {
        throw tooLarge(`A path is longer than ${limits.pathBytes} bytes.`, {
          entry: path.slice(0, 200),
          limit: limits.pathBytes,
        });
      }
      if (path.split('/').length - 1 > limits.depth) {
        throw tooLarge(`Folders are nested more than ${limits.depth} deep.`, { entry: path, limit: limits.depth });
      }
    },
    addBytes(path, size) {
      total += size;
      if (size > limits.fileBytes) {
        throw tooLarge(`${path} is larger than ${limits.fileBytes} bytes.`, {
          entry: path,
          size,
          limit: limits.fileBytes,
        });
      }
      if (total > limits.totalBytes) {
        throw tooLarge(`The files together are larger than ${limits.totalBytes} bytes.`, {
          entry: path,
          limit: limits.totalBytes,
        });
      }
    },
  };
}
