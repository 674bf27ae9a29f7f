// After signing: what was signed, the checkpoint to keep somewhere else, and what happens next.
import { CheckCheck, FileText, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SignOff } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { ReceiptCopy } from './receipt-copy.tsx';
import styles from './sign-off.module.css';
import { shortName } from './words.ts';

export function Receipt({ signed }: { readonly signed: SignOff }): ReactNode {
  const { navigation, format } = useApp();
  const { provider } = useWorkspace();
  return (
    <Page>
      <div className={styles.receipt}>
        <h1>Signed</h1>
        <p className={styles.lead}>
          {signed.name} signed {counted(signed.items, 'item', undefined, format)} on {format.moment(signed.signedAt)}.
        </p>
        <div className={styles.section}>
          <Banner tone="good" title="These decisions are final.">
            They change only by a later decision that names its reason, signed again.
          </Banner>
        </div>
        <h2 className={type.hidden}>What was signed</h2>
        <div className={styles.section}>
          <Section title="Receipt">
            <Facts>
              <FactRow label="Signed by">{signed.name}</FactRow>
              <FactRow label="Over">{counted(signed.items, 'item', undefined, format)}</FactRow>
              <FactRow label="Statement">{signed.statement}</FactRow>
              <FactRow label="Digest" mono>
                {signed.decisionsDigest}
              </FactRow>
              <FactRow label="Key" mono>
                {signed.certificateFingerprint}
              </FactRow>
              <FactRow label="Ledger">checkpoint at entry {format.number(signed.checkpointSize)}</FactRow>
            </Facts>
            <div className={styles.steps}>
              <ReceiptCopy signed={signed} />
            </div>
          </Section>
        </div>
        <div className={styles.section}>
          <Section title="Checkpoint" note="keep a copy outside this computer">
            <p className={styles.small}>
              Whoever holds these lines can show later that nothing before this signature was changed or taken away.
            </p>
            <pre className={styles.note}>{signed.checkpoint}</pre>
            <div className={styles.steps}>
              <CopyButton text={signed.checkpoint} label="Copy the checkpoint" />
            </div>
          </Section>
        </div>
        <div className={styles.section}>
          <Section title="What happens next">
            <ul className={styles.next}>
              <li>
                <Send aria-hidden />
                <span>
                  {shortName(provider)} gets the instructions for what is reduced and revoked, with the pack. Their next
                  bundle has to show it.
                </span>
              </li>
              <li>
                <CheckCheck aria-hidden />
                <span>When every reviewer has signed, the lead closes the campaign.</span>
              </li>
              <li>
                <FileText aria-hidden />
                <span>Signed reports and the audit pack are issued from it.</span>
              </li>
            </ul>
            <div className={styles.steps}>
              <Button onClick={() => navigation.go({ name: 'reports' })}>To the reports</Button>
              <Button onClick={() => navigation.go({ name: 'review', campaign: signed.campaign })}>
                Back to the items
              </Button>
            </div>
          </Section>
        </div>
      </div>
    </Page>
  );
}
