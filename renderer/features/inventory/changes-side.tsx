// One entitlement at both ends of a comparison, side by side, each fact with the line of its own time.
import { X } from 'lucide-react';
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import type { DeltaDetail } from '../../../shared/contract/delta.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ChangeBadge } from '../../ui/badge.tsx';
import { IconButton, LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Cites } from '../evidence/cite.tsx';
import styles from './changes.module.css';
import inventory from './inventory.module.css';

interface ChangesSideProps {
  readonly uid: string;
  readonly range: { readonly from: string | null; readonly to: string | null };
  /** It was opened with a key: the keyboard goes on in it. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

export function ChangesSide({ uid, range, takesFocus, onClose }: ChangesSideProps): ReactNode {
  const { words } = useApp();
  const said = words.inventoryChanges.side;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) body.current?.focus();
  }, [takesFocus]);
  const query = useQuery('inventory.deltaOf', { uid, ...range });
  return (
    <aside
      className={inventory.side}
      aria-label={said.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={inventory.sideHead}>
        <div>
          <h2>{said.title}</h2>
        </div>
        <IconButton label={words.ui.close} icon={<X aria-hidden />} onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
      <div className={inventory.sideBody} ref={body} tabIndex={0}>
        <Loaded query={query}>{(detail) => <Detail detail={detail} />}</Loaded>
      </div>
    </aside>
  );
}

function Detail({ detail }: { readonly detail: DeltaDetail }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.inventoryChanges.side;
  const [all, setAll] = useState(false);
  const changed = detail.facts.filter((fact) => fact.changed);
  const same = detail.facts.filter((fact) => !fact.changed);
  const shown = detail.change === 'changed' || detail.change === 'reappeared' ? changed : same;
  const rest = shown === same ? [] : same;
  const notes = footnotes(
    detail.facts.flatMap((fact) => [fact.beforeCitation, fact.afterCitation].filter((one) => one !== null)),
  );
  return (
    <>
      <div className={inventory.top}>
        <ChangeBadge change={detail.change} />
        <LinkButton
          small
          onClick={() => navigation.go({ name: 'inventory', subject: 'entitlements', uid: detail.uid })}
        >
          {said.inFull}
        </LinkButton>
      </div>
      <p className={inventory.say}>
        <b>{detail.identity.name}</b>, <span className={type.mono}>{detail.privilege}</span> {said.on}{' '}
        <span className={type.mono}>{detail.resource}</span>
      </p>
      <p className={classes(type.two, type.wrapAnywhere)}>{detail.why}</p>
      {shown.length === 0 ? <p className={type.dim}>{said.noneDifferent}</p> : <Compared facts={shown} notes={notes} />}
      {rest.length === 0 ? null : (
        <>
          <LinkButton small aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? said.onlyDifferent : said.same(rest.length)}
          </LinkButton>
          {all ? <Compared facts={rest} notes={notes} /> : null}
        </>
      )}
      <Section title={said.whySame}>
        <p className={classes(type.two, type.wrapAnywhere)}>{detail.sameBecause}</p>
        <p className={classes(type.mono, type.dim, type.wrapAnywhere)}>{detail.key}</p>
      </Section>
    </>
  );
}

interface ComparedProps {
  readonly facts: DeltaDetail['facts'];
  readonly notes: ReturnType<typeof footnotes>;
}

function Compared({ facts, notes }: ComparedProps): ReactNode {
  const said = useApp().words.inventoryChanges.side;
  return (
    <div className={styles.compared}>
      <b aria-hidden="true">{said.fact}</b>
      <b aria-hidden="true">{said.before}</b>
      <b aria-hidden="true">{said.after}</b>
      {facts.map((fact) => (
        <Fragment key={fact.fact}>
          <span className={type.dim}>{fact.label}</span>
          <Side value={fact.before} mono={fact.mono} said={`${said.before}: `}>
            {fact.beforeCitation === null ? null : (
              <Cites citations={[fact.beforeCitation]} notes={notes} citedBy={said.citedBefore(fact.label)} />
            )}
          </Side>
          <Side value={fact.after} mono={fact.mono} said={`${said.after}: `} lit={fact.changed}>
            {fact.afterCitation === null ? null : (
              <Cites citations={[fact.afterCitation]} notes={notes} citedBy={said.citedAfter(fact.label)} />
            )}
          </Side>
        </Fragment>
      ))}
    </div>
  );
}

interface SideProps {
  readonly value: string | null;
  readonly mono: boolean;
  readonly said: string;
  readonly lit?: boolean;
  readonly children: ReactNode;
}

function Side({ value, mono, said, lit = false, children }: SideProps): ReactNode {
  const { format, words } = useApp();
  return (
    <span className={classes(styles.end, lit && styles.lit)}>
      <span className={type.hidden}>{said}</span>
      {value === null ? (
        <span className={type.unknown}>{words.inventoryChanges.side.notThere}</span>
      ) : (
        <span className={mono ? type.mono : undefined}>{format.readable(value)}</span>
      )}{' '}
      {children}
    </span>
  );
}
