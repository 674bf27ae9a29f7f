// What has to go out to the provider, held against what went out before: a list says only what is new, changed or taken
// back. Pure.
import type { InstructionKind } from '../../../shared/contract/loop.ts';

/** One thing that the provider is asked for, as it stands now. */
export interface Wanted {
  /** The review item's or the rotation's id; a question has its own place beside what is asked to be done. */
  readonly subject: string;
  readonly kind: Exclude<InstructionKind, 'WITHDRAWN'>;
  /** SHA-256 of what is asked. */
  readonly content: string;
}

/** The newest thing sent about a subject. */
export interface Sent {
  readonly subject: string;
  readonly kind: InstructionKind;
  readonly content: string;
  readonly reference: string;
}

export type Planned<W extends Wanted> =
  | { readonly step: 'ask'; readonly wanted: W; readonly replaces: string | null }
  | { readonly step: 'withdraw'; readonly sent: Sent };

export interface InstructionPlan<W extends Wanted> {
  /** In the order of `wanted`, then what is taken back in the order in which it was sent. */
  readonly planned: readonly Planned<W>[];
  readonly unchanged: number;
}

/** `sent` holds at most one entry for each subject, the newest. An answered question needs no withdrawal. */
export function planInstructions<W extends Wanted>(wanted: readonly W[], sent: readonly Sent[]): InstructionPlan<W> {
  const before = new Map(sent.map((entry) => [entry.subject, entry]));
  const planned: Planned<W>[] = [];
  let unchanged = 0;
  for (const entry of wanted) {
    const earlier = before.get(entry.subject);
    if (earlier?.kind === entry.kind && earlier.content === entry.content) unchanged += 1;
    else {
      // A question asks for nothing to be done: what was asked before is taken back in so many words.
      const isOver = entry.kind === 'QUESTION' && earlier !== undefined && isOrder(earlier);
      if (isOver) planned.push({ step: 'withdraw', sent: earlier });
      planned.push({ step: 'ask', wanted: entry, replaces: isOver ? null : standing(earlier) });
    }
  }
  const asked = new Set(wanted.map((entry) => entry.subject));
  for (const entry of sent) {
    if (asked.has(entry.subject) || !isOrder(entry)) continue;
    planned.push({ step: 'withdraw', sent: entry });
  }
  return { planned, unchanged };
}

function isOrder({ kind }: Sent): boolean {
  return kind !== 'WITHDRAWN' && kind !== 'QUESTION';
}

function standing(earlier: Sent | undefined): string | null {
  return earlier === undefined || earlier.kind === 'WITHDRAWN' ? null : earlier.reference;
}
