// Parts of an index that are kept in the workspace, each with the state of the evidence that it was worked out from. They
// are derived, and never asked where that state is another one or where they have more or fewer rows than there are; a check
// of the workspace works them out again. Numbers are kept as they lie in memory, little-endian.
import { endianness } from 'node:os';
import type { Database } from 'better-sqlite3';

/** What a part was worked out from. */
export interface PartState {
  readonly evidence: string;
  /** How many rows the subject has, in all. */
  readonly rows: number;
}

/** How a part is laid out: its lists of numbers, and the rest of it as JSON. */
export interface Layout<Part> {
  /** How many rows it was worked out of. */
  rows(part: Part): number;
  numbers(part: Part): readonly Uint32Array[];
  rest(part: Part): unknown;
  /** Throws where it is not such a part. */
  read(numbers: readonly Uint32Array[], rest: unknown): Part;
}

/** As it was kept for this state of the evidence; worked out where it was not, or can't be read. */
export function keptPart<Part>(
  db: Database,
  layout: Layout<Part>,
  part: string,
  state: PartState,
  make: () => Part,
): Part {
  const { evidence, rows } = state;
  const content = db
    .prepare<[{ part: string; evidence: string }], Buffer>(
      'select content from row_index where part = $part and evidence = $evidence',
    )
    .pluck()
    .get({ part, evidence });
  const kept = content === undefined ? null : unpacked(layout, content);
  return kept !== null && layout.rows(kept) === rows ? kept : make();
}

/** Works it out and keeps it. Inside a write. */
export function keepPart<Part>(
  db: Database,
  layout: Layout<Part>,
  part: string,
  { evidence }: PartState,
  make: () => Part,
): Part {
  const made = make();
  db.prepare(
    `insert into row_index (part, evidence, content)
     values ($part, $evidence, $content)
     on conflict (part) do update set evidence = excluded.evidence, content = excluded.content`,
  ).run({ part, evidence, content: packed(layout, made) });
  return made;
}

/** The head's length, the head, and after it, from a multiple of four on, the numbers. */
function packed<Part>(layout: Layout<Part>, part: Part): Buffer {
  const numbers = layout.numbers(part);
  const head = Buffer.from(JSON.stringify({ lengths: numbers.map(({ length }) => length), rest: layout.rest(part) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const padding = Buffer.alloc((4 - (head.length % 4)) % 4);
  return Buffer.concat([
    length,
    head,
    padding,
    ...numbers.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength)),
  ]);
}

function unpacked<Part>(layout: Layout<Part>, content: Buffer): Part | null {
  if (endianness() !== 'LE' || content.length < 4) return null;
  try {
    const headLength = content.readUInt32LE(0);
    const head: unknown = JSON.parse(content.toString('utf8', 4, 4 + headLength));
    if (typeof head !== 'object' || head === null || !('lengths' in head) || !('rest' in head)) return null;
    if (!Array.isArray(head.lengths)) return null;
    let at = 4 + headLength + ((4 - (headLength % 4)) % 4);
    const numbers = head.lengths.map((length: unknown) => {
      const bytes = Number(length) * 4;
      if (!Number.isSafeInteger(bytes) || bytes < 0 || at + bytes > content.length) throw new RangeError('cut short');
      const list = new Uint32Array(bytes / 4);
      Buffer.from(list.buffer).set(content.subarray(at, at + bytes));
      at += bytes;
      return list;
    });
    return layout.read(numbers, head.rest);
  } catch (cause) {
    // Damaged: it is worked out again, which takes longer and says the same.
    if (cause instanceof SyntaxError || cause instanceof RangeError) return null;
    throw cause;
  }
}
