// The check of the whole ledger: how far it is, a way to stop it, and what it found.
import { ShieldCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { MethodOutput } from '../../../shared/contract.ts';
import { useApp } from '../../app/context.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import { ProgressLine } from '../../ui/progress.tsx';
import { VerificationResult } from '../verify/verification-result.tsx';
import styles from './ledger.module.css';

export function CheckAll(): ReactNode {
  const { words } = useApp();
  const said = words.ledger.check;
  const check = useCommand('ledger.check');
  const [result, setResult] = useState<MethodOutput<'ledger.check'> | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const run = async () => {
    setCancelled(false);
    setResult(null);
    const answer = await check.run({}, { job: { verb: said.running, subject: said.subject } });
    if (answer.ok) setResult(answer.value);
    else setCancelled(answer.error.code === 'CANCELLED');
  };
  return (
    <Block
      title={said.title}
      action={
        check.running ? (
          <Button size="small" onClick={check.cancel}>
            {said.cancel}
          </Button>
        ) : (
          <Button size="small" icon={<ShieldCheck aria-hidden />} onClick={() => void run()}>
            {result === null ? said.start : said.again}
          </Button>
        )
      }
    >
      <ErrorBanner error={check.error} onDismiss={check.clearError} />
      {check.running ? (
        <ProgressLine
          step={check.progress === null ? null : { ...check.progress, label: said.waiting }}
          waiting={said.waiting}
        />
      ) : null}
      <div aria-live="polite">
        {cancelled ? <p className={styles.small}>{said.cancelled}</p> : null}
        {result === null ? (
          check.running || cancelled ? null : (
            <p className={styles.small}>{said.means}</p>
          )
        ) : (
          <>
            {result.verdict === 'held' ? null : <Banner tone="bad" title={said.changed} />}
            <VerificationResult verification={result} />
          </>
        )}
      </div>
    </Block>
  );
}
