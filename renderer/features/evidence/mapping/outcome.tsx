// What comes of the mapping: what is still missing in words, counts over the whole file, the first rows, and what is rejected.
import { CircleAlert, Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MappingPreview, MappingProblem } from '../../../../shared/contract/mapping.ts';
import type { CountersignError } from '../../../../shared/errors.ts';
import { recordTypes } from '../../../../shared/words.ts';
import { useApp } from '../../../app/context.ts';
import type { Messages } from '../../../messages/table.ts';
import { ErrorBanner } from '../../../ui/banner.tsx';
import { Section } from '../../../ui/pane.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import type from '../../../ui/type.module.css';
import styles from './mapping.module.css';

interface OutcomeProps {
  readonly preview: MappingPreview | undefined;
  readonly error: CountersignError | null;
  readonly onRetry: () => void;
  readonly problems: readonly MappingProblem[];
  readonly notes: readonly string[];
  readonly rows: number;
}

export function Outcome({ preview, error, onRetry, problems, notes, rows }: OutcomeProps): ReactNode {
  const { outcome } = useApp().words.mapping;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
    <section className={styles.right} aria-label={outcome.label} tabIndex={0}>
      <ErrorBanner error={error} onRetry={onRetry} />
      {problems.length === 0 ? null : (
        <Section title={outcome.missing}>
          <ul className={styles.list}>
            {[...new Set(problems.map(({ sentence }) => sentence))].map((sentence) => (
              <li key={sentence} className={styles.missing}>
                <CircleAlert aria-hidden />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {preview === undefined ? <Skeleton rows={6} /> : <Counts preview={preview} rows={rows} />}
      {notes.length === 0 ? null : (
        <Section title={outcome.look}>
          <ul className={styles.list}>
            {notes.map((note) => (
              <li key={note}>
                <Lightbulb aria-hidden />
                <span>{note}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {preview === undefined ? null : <FirstRows preview={preview} />}
      {preview === undefined || preview.refusals.length === 0 ? null : <Refusals preview={preview} />}
      {preview === undefined || preview.remarks.length === 0 ? null : (
        <Section title={outcome.about}>
          <ul className={styles.remarks}>
            {preview.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Section>
      )}
    </section>
  );
}

function Counts({ preview, rows }: { readonly preview: MappingPreview; readonly rows: number }): ReactNode {
  const { format, words } = useApp();
  const { outcome } = words.mapping;
  const shown = recordTypes.filter((type) => preview.counts[type] > 0);
  return (
    <Section title={outcome.comesIn} note={outcome.fromRows(rows)}>
      <div className={styles.counts} role="status">
        {shown.length === 0 ? <span className={type.unknown}>{outcome.nothing}</span> : null}
        {shown.map((type) => (
          <div key={type}>
            <b>{format.number(preview.counts[type])}</b>
            {words.evidence.records[type][preview.counts[type] === 1 ? 'one' : 'many']}
          </div>
        ))}
        <div data-bad={preview.rejected > 0 || undefined}>
          <b>{format.number(preview.rejected)}</b>
          {outcome.rejected}
        </div>
      </div>
      {preview.withheld === 0 ? null : <p className={`${type.t12} ${type.two}`}>{outcome.secrets(preview.withheld)}</p>}
    </Section>
  );
}

interface Place {
  readonly line: number | null;
  readonly pointer: string | null;
}

function placeInWords({ line, pointer }: Place, words: Messages['mapping']['outcome']): string {
  if (line !== null) return words.line(line);
  const row = pointer?.split('/').at(-1);
  return row === undefined ? words.file : words.row(row);
}

const shownRows = 5;

function FirstRows({ preview }: { readonly preview: MappingPreview }): ReactNode {
  const { mapping } = useApp().words;
  const rows = preview.rows.filter((row) => row.records.length > 0).slice(0, shownRows);
  if (rows.length === 0) return null;
  return (
    <Section title={mapping.outcome.first}>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <li key={placeInWords(row, mapping.outcome)}>
            <h4>{placeInWords(row, mapping.outcome)}</h4>
            {row.records.map((record) => (
              <div key={`${record.type} ${JSON.stringify(record.facts)}`} className={styles.record}>
                <b>{mapping.records[record.type]}</b>
                <dl>
                  {record.facts.map(({ fact, value }) => (
                    <div key={fact}>
                      <dt>{factInWords(fact)}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** `lastUse` to "last use". */
function factInWords(fact: string): string {
  if (fact === 'nativeId') return 'id';
  return fact.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/ at$/, '');
}

type Refusal = MappingPreview['refusals'][number];

function byReason(refusals: readonly Refusal[]): readonly { reason: string; first: Refusal; others: number }[] {
  const groups = new Map<string, { reason: string; first: Refusal; others: number }>();
  for (const refusal of refusals) {
    const known = groups.get(refusal.reason);
    if (known === undefined) groups.set(refusal.reason, { reason: refusal.reason, first: refusal, others: 0 });
    else known.others += 1;
  }
  return [...groups.values()];
}

function Refusals({ preview }: { readonly preview: MappingPreview }): ReactNode {
  const { outcome } = useApp().words.mapping;
  const hidden = preview.rejected - preview.refusals.length;
  return (
    <Section title={outcome.refused} note={outcome.rows(preview.rejected)}>
      <ul className={styles.refusals}>
        {byReason(preview.refusals).map(({ reason, first, others }) => (
          <li key={reason}>
            <b>{placeInWords(first, outcome)}</b>
            <span>
              {reason}
              {others === 0 ? '' : outcome.same(others)}
            </span>
          </li>
        ))}
      </ul>
      {hidden <= 0 ? null : <p className={`${type.t12} ${type.two}`}>{outcome.more(hidden)}</p>}
    </Section>
  );
}
