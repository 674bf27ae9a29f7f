// One entry: what happened, who did it for whom and how that was made sure, what the entry says, and then its codes.
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { MethodOutput } from '../../../shared/contract.ts';
import { useApp } from '../../app/context.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { useQuery } from '../../lib/use-query.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { PartyMark } from '../../ui/marks.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { actWords, partyName } from './act-words.ts';
import { entryLines } from './entry-facts-model.ts';
import styles from './ledger.module.css';
import { Prove } from './prove.tsx';

type Entry = MethodOutput<'ledger.entry'>;

export function EntryBlock({ index }: { readonly index: number | null }): ReactNode {
  const { choose } = useApp().words.ledger;
  return index === null ? (
    <Block title={choose.title}>
      <p className={type.two}>{choose.text}</p>
    </Block>
  ) : (
    <OneEntry key={index} index={index} />
  );
}

function OneEntry({ index }: { readonly index: number }): ReactNode {
  const { words } = useApp();
  const said = words.ledger;
  const query = useQuery('ledger.entry', { index });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={5} />}>
      {(entry) => (
        <Block title={said.entry.title(entry.index)} note={actWords(entry.act, said)}>
          <p className={type.wrapAnywhere}>{entry.text}</p>
          <Head entry={entry} />
          <Body entry={entry} />
          <Codes entry={entry} />
          <div className={styles.steps}>
            <Prove index={entry.index} />
          </div>
        </Block>
      )}
    </Loaded>
  );
}

function Head({ entry }: { readonly entry: Entry }): ReactNode {
  const { format, words } = useApp();
  const said = words.ledger.entry;
  const isOperator = entry.party === 'operator';
  const name = partyName(entry.party, words.ledger);
  return (
    <Facts narrow>
      <FactRow label={said.when}>{format.moment(entry.at)}</FactRow>
      <FactRow label={said.utc}>{format.utc(entry.at)}</FactRow>
      <FactRow label={said.who}>{isOperator ? said.nobody : entry.actor}</FactRow>
      {isOperator ? null : (
        <>
          <FactRow label={said.party}>
            {entry.party === 'customer' || entry.party === 'provider' || entry.party === 'adviser' ? (
              <PartyMark party={entry.party}>{name}</PartyMark>
            ) : (
              name
            )}
          </FactRow>
          <FactRow label={said.how} unknown={said.notWritten}>
            {entry.authenticated === null ? null : said.authenticated[entry.authenticated]}
          </FactRow>
        </>
      )}
    </Facts>
  );
}

function Body({ entry }: { readonly entry: Entry }): ReactNode {
  const { format, words } = useApp();
  const said = words.ledger.entry;
  const lines = entryLines(entry.facts, words, format);
  const told = lines.filter((line) => !line.isNothing);
  const left = lines.filter((line) => line.isNothing).map(({ label }) => label);
  return (
    <section className={styles.body}>
      <h3>{said.says}</h3>
      {told.length === 0 ? (
        <p className={type.two}>{said.saysNothing}</p>
      ) : (
        <Facts narrow>
          {told.map((line) => (
            <FactRow key={line.key} label={line.label} mono={line.mono}>
              <span className={type.wrapAnywhere}>{line.value}</span>
              {line.code === null ? null : <span className={styles.code}> {line.code}</span>}
            </FactRow>
          ))}
        </Facts>
      )}
      {left.length === 0 ? null : <p className={styles.small}>{said.leftOpen(left)}</p>}
      {entry.moreFacts === 0 ? null : <p className={styles.small}>{said.more(entry.moreFacts)}</p>}
    </section>
  );
}

/** Codes come after: the act's name, the hash, and the very text that was hashed. */
function Codes({ entry }: { readonly entry: Entry }): ReactNode {
  const { words } = useApp();
  const said = words.ledger.entry;
  const [shown, setShown] = useState(false);
  return (
    <section className={styles.body}>
      <button type="button" className={styles.disclose} aria-expanded={shown} onClick={() => setShown(!shown)}>
        <ChevronRight aria-hidden />
        {said.asHashed}
      </button>
      {shown ? (
        <>
          <Facts narrow>
            <FactRow label={said.code} mono>
              {entry.act}
            </FactRow>
            <FactRow label={said.leaf} mono>
              <span className={styles.hash}>{entry.leafHash}</span>
            </FactRow>
          </Facts>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
          <section className={styles.canonical} tabIndex={0} aria-label={said.canonical}>
            {entry.canonical}
          </section>
          <div className={styles.steps}>
            <CopyButton small text={entry.canonical} label={said.copy} />
            <SaveButton small label={said.save} fileName={`entry-${entry.index}.json`} text={() => entry.canonical} />
          </div>
        </>
      ) : null}
    </section>
  );
}
