// The rows of a bundle that could not be read, a page at a time, and what is sent to whoever has to correct them.
import { type ReactNode, useState } from 'react';
import type { BundleDetail, RejectedPage } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { workbookRow } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { copyText } from '../../lib/clipboard.ts';
import { tableText } from '../../lib/table-text.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { Messages } from '../../messages/table.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import type { ArtefactPlace } from './artefact-view.tsx';
import styles from './evidence.module.css';

type RejectedRow = RejectedPage['rows'][number];
type Words = Messages['evidence']['rejected'];

interface RejectedProps {
  readonly bundle: BundleDetail;
  readonly onArtefact: (place: ArtefactPlace) => void;
}

const firstRows = 20;
const moreRows = 200;
/** So many are copied at most; a longer list is handed over as a table. */
const copiedRows = 1000;

/** As a bundle is shown after another, it begins at its own first rows. */
export function RejectedSection({ bundle, onArtefact }: RejectedProps): ReactNode {
  return bundle.rejected === 0 ? null : <RejectedList key={bundle.id} bundle={bundle} onArtefact={onArtefact} />;
}

function RejectedList({ bundle, onArtefact }: RejectedProps): ReactNode {
  const { engine, toasts, words } = useApp();
  const { rejected } = words.evidence;
  const [pages, setPages] = useState(0);
  const total = bundle.rejected;
  const shown = Math.min(total, firstRows + pages * moreRows);
  const copied = async () => {
    const { rows } = await engine.call('evidence.rejected', { bundle: bundle.id, limit: copiedRows });
    return rows;
  };
  const copyList = async () => {
    const list = (await copied()).map((row) => [row.file, placeInWords(row, rejected), row.reason]);
    if (copyText(tableText([rejected.columns, ...list]))) toasts.show(rejected.listCopied);
  };
  const copyRequest = async () => {
    const rows = await copied();
    const lines = rows.map((row) => rejected.requestLine(row.file, placeInWords(row, rejected), row.reason));
    if (total > rows.length) lines.push(rejected.requestMore(total - rows.length));
    if (copyText(rejected.request(bundle.name, total, lines.join('\n')))) toasts.show(rejected.requestCopied);
  };
  return (
    <Section title={rejected.title} note={rejected.each}>
      <RejectedRows bundle={bundle.id} from={0} limit={firstRows} onArtefact={onArtefact} />
      {Array.from({ length: pages }, (_, page) => firstRows + page * moreRows).map((from) => (
        <RejectedRows key={from} bundle={bundle.id} from={from} limit={moreRows} onArtefact={onArtefact} />
      ))}
      <div className={styles.steps}>
        {total > shown ? (
          <Button onClick={() => setPages(pages + 1)}>
            {total - shown <= moreRows ? rejected.showAll(total) : rejected.showMore(moreRows, total - shown)}
          </Button>
        ) : null}
        <Button onClick={() => void copyRequest()}>{rejected.copyRequest}</Button>
        {total > copiedRows ? null : (
          <Button tone="quiet" onClick={() => void copyList()}>
            {rejected.copyList}
          </Button>
        )}
      </div>
    </Section>
  );
}

interface RejectedRowsProps {
  readonly bundle: string;
  readonly from: number;
  readonly limit: number;
  readonly onArtefact: RejectedProps['onArtefact'];
}

function RejectedRows({ bundle, from, limit, onArtefact }: RejectedRowsProps): ReactNode {
  const { words } = useApp();
  const { rejected } = words.evidence;
  const rows = useQuery('evidence.rejected', { bundle, from, limit }).value?.rows ?? [];
  return rows.map((row) => (
    <div className={styles.rejected} key={`${row.artefact} ${row.line} ${row.pointer} ${row.reason}`}>
      <span>
        <LinkButton
          onClick={() => onArtefact({ artefact: row.artefact, line: row.line ?? null, pointer: row.pointer ?? null })}
        >
          {row.line === undefined ? rowInWords(row, rejected) : rejected.line(row.line)}
        </LinkButton>
      </span>
      <p>
        <b>{row.reason}</b> <span className={classes(type.dim, type.mono)}>{row.file}</span>
      </p>
    </div>
  ));
}

function placeInWords(row: RejectedRow, words: Words): string {
  return row.line === undefined ? (row.pointer ?? '') : words.lineInList(row.line);
}

/** "Row 12" of a workbook; other pointers are too long for a button. */
function rowInWords({ file, pointer }: RejectedRow, words: Words): string {
  const row = workbookRow({ file, pointer: pointer ?? null });
  return row === null ? words.open : words.row(row.row);
}
