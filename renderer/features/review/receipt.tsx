// After signing, and whenever one comes back to it: what was signed, the checkpoint to keep somewhere else, and what happens
// next.
import { CheckCheck, FileText, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SignOff } from '../../../shared/contract/sign-off.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { useWorkspace } from '../../app/use-store.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/pane.tsx';
import { companyWord } from './naming.ts';
import { ReceiptCopy } from './receipt-copy.tsx';
import styles from './sign-off.module.css';

interface ReceiptsProps {
  /** One, or more where somebody signed for another too; in the order of signing. */
  readonly signed: readonly SignOff[];
  readonly copyFailed: CountersignError | null;
}

export function Receipts({ signed, copyFailed }: ReceiptsProps): ReactNode {
  const { navigation, words } = useApp();
  const { provider } = useWorkspace();
  const said = words.signOff.receipt;
  const [first] = signed;
  return (
    <Page>
      <div className={styles.receipt}>
        <h1>{said.title}</h1>
        {copyFailed === null ? null : (
          <div className={styles.section}>
            <Banner tone="warn" title={words.signOff.copy.failed} />
            <ErrorBanner error={copyFailed} />
          </div>
        )}
        <div className={styles.section}>
          <Banner tone="good" title={said.final}>
            {said.finalWhy}
          </Banner>
        </div>
        {signed.map((one) => (
          <OneReceipt key={one.id} signed={one} />
        ))}
        <div className={styles.section}>
          <h2 className={styles.heading}>{said.next}</h2>
          <ul className={styles.next}>
            <li>
              <Send aria-hidden />
              <span>{said.instructions(companyWord(provider))}</span>
            </li>
            <li>
              <CheckCheck aria-hidden />
              <span>{said.closing}</span>
            </li>
            <li>
              <FileText aria-hidden />
              <span>{said.reports}</span>
            </li>
          </ul>
          <div className={styles.steps}>
            <Button onClick={() => navigation.go({ name: 'reports' })}>{said.toReports}</Button>
            {first === undefined ? null : (
              <Button onClick={() => navigation.go({ name: 'review', campaign: first.campaign })}>
                {said.toItems}
              </Button>
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}

function OneReceipt({ signed }: { readonly signed: SignOff }): ReactNode {
  const { words, format } = useApp();
  const said = words.signOff.receipt;
  return (
    <>
      <div className={styles.section}>
        <h2 className={styles.heading}>{said.what}</h2>
        <p className={styles.lead}>{said.lead(signed.name, signed.items, format.moment(signed.signedAt))}</p>
        <Facts>
          <FactRow label={said.statement}>{signed.statement}</FactRow>
          <FactRow label={said.digest} mono>
            {signed.decisionsDigest}
          </FactRow>
          <FactRow label={said.key} mono>
            {signed.certificateFingerprint}
          </FactRow>
          <FactRow label={said.ledger}>{said.atEntry(signed.checkpointSize)}</FactRow>
        </Facts>
        <div className={styles.steps}>
          <ReceiptCopy signed={signed} />
        </div>
      </div>
      <div className={styles.section}>
        <Section title={said.checkpoint} note={said.keepOutside}>
          <p className={styles.small}>{said.checkpointWhy}</p>
          <pre className={styles.note}>{signed.checkpoint}</pre>
          <div className={styles.steps}>
            <CopyButton text={signed.checkpoint} label={said.copyCheckpoint} />
            <SaveButton
              label={said.saveCheckpoint}
              fileName={`${said.checkpointFile}-${signed.checkpointSize}.txt`}
              text={() => signed.checkpoint}
            />
          </div>
        </Section>
      </div>
    </>
  );
}
