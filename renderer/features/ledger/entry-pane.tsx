// One entry as it was hashed, its proof, the checkpoints, and the check of the whole ledger.
import { ShieldCheck, Stamp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { MethodOutput } from '../../../shared/contract.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { asCountersignError } from '../../lib/engine.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Block, Pane } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { VerificationResult } from '../verify/verification-result.tsx';
import { actWords } from './act-words.ts';
import styles from './ledger.module.css';

export function EntryPane({ index }: { readonly index: number | null }): ReactNode {
  return (
    <Pane label="Entry and checkpoints">
      {index === null ? (
        <Block title="One entry">
          <p className={type.two}>Choose an entry to see it exactly as it was hashed, and to prove it.</p>
        </Block>
      ) : (
        <Entry key={index} index={index} />
      )}
      <CheckAll />
      <Checkpoints />
    </Pane>
  );
}

function Entry({ index }: { readonly index: number }): ReactNode {
  const { format } = useApp();
  const query = useQuery('ledger.entry', { index });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={5} />}>
      {(entry) => (
        <Block title={`Entry ${format.number(entry.index)}`} note={actWords(entry.act)}>
          <p>{entry.text}</p>
          <Facts narrow>
            <FactRow label="When">{format.moment(entry.at)}</FactRow>
            <FactRow label="In UTC">{format.utc(entry.at)}</FactRow>
            <FactRow label="Who">{entry.actor}</FactRow>
            <FactRow label="Leaf hash" mono>
              <span className={styles.hash}>{entry.leafHash}</span>
            </FactRow>
          </Facts>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
          <section className={styles.canonical} tabIndex={0} aria-label="The entry as it was hashed (canonical JSON)">
            {entry.canonical}
          </section>
          <div className={styles.steps}>
            <CopyButton text={entry.canonical} label="Copy the entry" />
            <Prove index={entry.index} />
          </div>
        </Block>
      )}
    </Loaded>
  );
}

function Prove({ index }: { readonly index: number }): ReactNode {
  const { engine, format } = useApp();
  const [proof, setProof] = useState<MethodOutput<'ledger.prove'> | null>(null);
  const [error, setError] = useState<CountersignError | null>(null);
  const prove = async () => {
    setError(null);
    try {
      setProof(await engine.call('ledger.prove', { entry: index }));
    } catch (thrown) {
      setError(asCountersignError(thrown));
    }
  };
  if (error !== null) return <ErrorBanner error={error} onRetry={() => void prove()} />;
  if (proof === null) return <Button onClick={() => void prove()}>Prove this entry</Button>;
  return (
    <>
      <CopyButton text={JSON.stringify(proof, null, 2)} label="Copy the proof (JSON)" />
      <SaveButton
        label="Save the proof"
        fileName={`entry-${index}.proof.json`}
        text={() => `${JSON.stringify(proof, null, 2)}\n`}
      />
      <p className={`${type.two} ${type.t12}`}>
        {format.number(proof.proof.length)} hashes lead from this entry to the root over {format.number(proof.size)}{' '}
        entries
        {proof.checkpoint === null ? '; no checkpoint holds that root yet.' : ', which a checkpoint holds.'}
      </p>
    </>
  );
}

function Checkpoints(): ReactNode {
  const { format, toasts } = useApp();
  const query = useQuery('ledger.checkpoints', {});
  const write = useCommand('ledger.checkpoint');
  const writeOne = async () => {
    const answer = await write.run({});
    if (answer.ok) toasts.show(`Checkpoint written over ${format.number(answer.value.size)} entries`);
  };
  return (
    <Block
      title="Checkpoints"
      note={query.value === undefined ? '' : `${query.value.length}`}
      action={
        <Button size="small" icon={<Stamp aria-hidden />} onClick={() => void writeOne()}>
          {write.running ? 'Writing' : 'Write one'}
        </Button>
      }
    >
      <ErrorBanner error={write.error} onDismiss={write.clearError} />
      <p className={`${type.two} ${type.t12}`}>
        Keep a copy elsewhere: against it, nothing before it can be changed unseen.
      </p>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(points) =>
          points.length === 0 ? (
            <p className={type.two}>None yet. One is written at each sign-off.</p>
          ) : (
            <ul className={styles.points}>
              {[...points].reverse().map((point) => (
                <li key={point.size}>
                  <div>
                    <b>{format.number(point.size)} entries</b>
                    <span className={`${type.two} ${type.t12}`}>{format.moment(point.at)}</span>
                  </div>
                  <code>{point.root}</code>
                  <div className={styles.keep}>
                    <CopyButton small text={point.note} label="Copy" />
                    <SaveButton small label="Save" fileName={`checkpoint-${point.size}.txt`} text={() => point.note} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Block>
  );
}

function CheckAll(): ReactNode {
  const { engine } = useApp();
  const [running, setRunning] = useState(false);
  const [result, setResult] = useState<MethodOutput<'ledger.check'> | null>(null);
  const [error, setError] = useState<CountersignError | null>(null);
  const check = async () => {
    setRunning(true);
    setError(null);
    try {
      setResult(await engine.call('ledger.check', {}));
    } catch (thrown) {
      setError(asCountersignError(thrown));
    } finally {
      setRunning(false);
    }
  };
  return (
    <Block
      title="Check all of it"
      action={
        <Button size="small" icon={<ShieldCheck aria-hidden />} onClick={() => void check()}>
          {running ? 'Checking' : result === null ? 'Check' : 'Check again'}
        </Button>
      }
    >
      <ErrorBanner error={error} />
      {result === null ? (
        <p className={`${type.two} ${type.t12}`}>Every hash is made again and held against what is stored.</p>
      ) : (
        <div aria-live="polite">
          {result.verdict === 'held' ? null : (
            <Banner tone="bad" title="The ledger is not what it was.">
              <LinkButton onClick={() => void check()}>Check again</LinkButton>
            </Banner>
          )}
          <VerificationResult verification={result} />
        </div>
      )}
    </Block>
  );
}
