// The checkpoints: what each covers and when it was made, to be copied or saved and kept elsewhere.
import { Stamp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import { WhatIs } from '../../ui/what-is.tsx';
import styles from './ledger.module.css';

/** Newest ones shown before the way to all of them. */
const shownAtFirst = 4;

export function Checkpoints(): ReactNode {
  const { format, toasts, words } = useApp();
  const said = words.ledger.checkpoints;
  const [all, setAll] = useState(false);
  const query = useQuery('ledger.checkpoints', {});
  const write = useCommand('ledger.checkpoint');
  const writeOne = async () => {
    const answer = await write.run({});
    if (answer.ok) toasts.show(said.written(answer.value.size));
  };
  return (
    <Block
      title={said.title}
      note={query.value === undefined ? '' : format.number(query.value.length)}
      action={
        <>
          <WhatIs {...said.whatIs} />
          <Button size="small" icon={<Stamp aria-hidden />} onClick={() => void writeOne()}>
            {write.running ? said.writing : said.write}
          </Button>
        </>
      }
    >
      <ErrorBanner error={write.error} onDismiss={write.clearError} />
      <p className={styles.small}>{said.keep}</p>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(points) =>
          points.length === 0 ? (
            <p className={styles.small}>{said.none}</p>
          ) : (
            <>
              <ul className={styles.points}>
                {[...points]
                  .reverse()
                  .slice(0, all ? undefined : shownAtFirst)
                  .map((point) => (
                    <li key={point.size}>
                      <div>
                        <b>{said.size(point.size)}</b>
                        <span className={styles.small}>{format.moment(point.at)}</span>
                      </div>
                      <code>{point.root}</code>
                      <div className={styles.keep}>
                        <CopyButton small text={point.note} label={said.copy} />
                        <SaveButton
                          small
                          label={said.save}
                          fileName={`checkpoint-${point.size}.txt`}
                          text={() => point.note}
                        />
                      </div>
                    </li>
                  ))}
              </ul>
              {all || points.length <= shownAtFirst ? null : (
                <LinkButton small onClick={() => setAll(true)}>
                  {said.all(points.length)}
                </LinkButton>
              )}
            </>
          )
        }
      </Loaded>
    </Block>
  );
}
