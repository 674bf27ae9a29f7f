// The proof that one entry stands in the ledger: made, told in a sentence, copied or saved.
import { FileCheck2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { MethodOutput } from '../../../shared/contract.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { asCountersignError } from '../../lib/engine.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { WhatIs } from '../../ui/what-is.tsx';
import styles from './ledger.module.css';

export function Prove({ index }: { readonly index: number }): ReactNode {
  const { engine, words } = useApp();
  const said = words.ledger.proof;
  const [proof, setProof] = useState<MethodOutput<'ledger.prove'> | null>(null);
  const [error, setError] = useState<CountersignError | null>(null);
  const sentence = useId();
  const result = useRef<HTMLElement>(null);
  const prove = async () => {
    setError(null);
    try {
      const made = await engine.call('ledger.prove', { entry: index });
      flushSync(() => setProof(made));
      // The button is gone and the result is taller than it was: it comes into sight with the keyboard on it.
      result.current?.focus({ preventScroll: true });
      result.current?.scrollIntoView({ block: 'nearest' });
    } catch (thrown) {
      setError(asCountersignError(thrown));
    }
  };
  if (error !== null) return <ErrorBanner error={error} onRetry={() => void prove()} />;
  if (proof === null)
    return (
      <>
        <Button icon={<FileCheck2 aria-hidden />} onClick={() => void prove()}>
          {said.make}
        </Button>
        <WhatIs {...said.whatIs} />
      </>
    );
  const text = `${JSON.stringify(proof, null, 2)}\n`;
  const isHeld = proof.checkpoint !== null;
  return (
    <section ref={result} tabIndex={-1} aria-labelledby={sentence} className={styles.proof}>
      <p className={styles.small} id={sentence}>
        {said.leads(proof.proof.length, proof.size, isHeld)}{' '}
        {isHeld ? null : (
          <LinkButton small onClick={() => void prove()}>
            {said.again}
          </LinkButton>
        )}
      </p>
      <div className={styles.steps}>
        <SaveButton label={said.save} fileName={`entry-${index}.proof.json`} text={() => text} />
        <CopyButton text={text} label={said.copy} />
      </div>
    </section>
  );
}
