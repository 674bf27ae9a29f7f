// Tells the bytes of evidence that have been read: of a whole file by the line that a record stands on, of a large one by
// the parts that were fetched.
import type { IntakeRecord } from '../intake/record.ts';
import type { SourceInput } from '../intake/source-kind.ts';

export interface ReadingProgress {
  whole(file: SourceInput): SourceInput;
  /** The parts as they are; those of a second reading count once. */
  through(path: string, parts: () => Iterable<Uint8Array>): () => Iterable<Uint8Array>;
  at(record: IntakeRecord): void;
  /** All of the source is read. */
  done(): void;
}

/** How many records are read between two looks at how far they are. */
const stride = 1000;

export function createProgress({ onBytes }: { readonly onBytes?: (bytes: number) => void }): ReadingProgress {
  const sizes = new Map<string, { readonly bytes: number; readonly lines: number }>();
  const told = new Map<string, number>();
  let records = 0;
  const tell = (path: string, bytes: number) => {
    const before = told.get(path) ?? 0;
    if (bytes <= before) return;
    told.set(path, bytes);
    onBytes?.(bytes - before);
  };
  return {
    whole(file) {
      if (onBytes !== undefined) sizes.set(file.path, { bytes: file.bytes.byteLength, lines: countLines(file.bytes) });
      return file;
    },
    through: (path, parts) =>
      function* () {
        let read = 0;
        for (const part of parts()) {
          yield part;
          read += part.byteLength;
          tell(path, read);
        }
      },
    at({ address }) {
      records += 1;
      if (records % stride !== 0 || address === null) return;
      const size = sizes.get(address.file);
      if (size !== undefined)
        tell(address.file, Math.floor(size.bytes * Math.min(1, (address.line ?? 0) / size.lines)));
    },
    done() {
      for (const [path, { bytes }] of sizes) tell(path, bytes);
    },
  };
}

function countLines(bytes: Uint8Array): number {
  let count = 1;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
