// The verdict of a check in one sentence and its colour. Green says that every check was made and held: where one could not be
// made, the sentence names first what is not known. Pure.
import type { Verification } from '../../../shared/contract/report.ts';
import type { CheckVerdict } from '../../../shared/words.ts';
import type { Messages } from '../../messages/table.ts';

interface Headline {
  readonly tone: 'good' | 'bad' | 'warn';
  readonly title: string;
}

type Judged = Pick<Verification, 'kind' | 'verdict' | 'lines'>;

export function headline({ kind, verdict, lines }: Judged, words: Messages['verify']): Headline {
  const of = (sought: CheckVerdict) => lines.filter((line) => line.verdict === sought);
  const tone = verdict === 'failed' ? 'bad' : 'warn';
  if (kind === 'unknown') return { tone, title: words.notKnown };
  const open = [...new Set(of('not-checkable').map(({ check }) => words.checks[check] ?? check))];
  const held = of('held').length;
  if (verdict === 'failed') return { tone, title: words.failed(of('failed').length, lines.length) };
  if (verdict === 'not-checkable' || held === 0) return { tone, title: words.notCheckable };
  return open.length === 0 ? { tone: 'good', title: words.held(held) } : { tone, title: words.partlyHeld(held, open) };
}
