// Sign-off: a page to read, then the passphrase. Every high and critical item stands here by name.
import { type ReactNode, useState } from 'react';
import type { SignOffPreview } from '../../../shared/contract/sign-off.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { useActor } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Pane, Panes, Section } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Outcomes } from './campaign-page.tsx';
import { Receipts } from './receipt.tsx';
import styles from './sign-off.module.css';
import { ExceptionList, Unanswered } from './sign-off-lists.tsx';
import { SeriousSection } from './sign-off-serious.tsx';
import { SignaturePane, type Signed } from './signature-pane.tsx';
import { qualityFacts } from './words.ts';

export function SignOffScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { commands, words } = useApp();
  const { as, cannotDecide } = useActor();
  const said = words.signOff;
  const campaign = screen.name === 'sign-off' ? screen.campaign : null;
  const [signed, setSigned] = useState<Signed | null>(null);
  const earlier = useQuery('review.signOffs', campaign === null || as === null ? null : { campaign, person: as });
  const query = useQuery(
    'review.signOffPreview',
    campaign === null || as === null || cannotDecide !== null || signed !== null ? null : { campaign, as },
  );
  if (signed !== null) return <Receipts signed={[signed.signOff]} copyFailed={signed.copyFailed} />;
  // Nothing is left to sign: what was signed stays to be read, and its copy to be saved.
  const left = query.error?.code ?? null;
  if ((left === 'ASSIGNMENT_SIGNED_OFF' || left === 'CAMPAIGN_CLOSED') && (earlier.value?.length ?? 0) > 0) {
    return <Receipts signed={earlier.value ?? []} copyFailed={null} />;
  }
  if (cannotDecide !== null || as === null) {
    return (
      <EmptyState
        title={said.cannot}
        steps={
          <Button tone="primary" onClick={() => commands.run('window.actor')}>
            {said.chooseActor}
          </Button>
        }
      >
        {cannotDecide ?? said.nobody}
      </EmptyState>
    );
  }
  return (
    <Loaded query={query} skeleton={<Skeleton rows={12} />}>
      {(preview) => (
        <Panes>
          <Pane label={said.document}>
            <SignOffDocument preview={preview} />
          </Pane>
          <SignaturePane key={as} preview={preview} as={as} onSigned={setSigned} />
        </Panes>
      )}
    </Loaded>
  );
}

function SignOffDocument({ preview }: { readonly preview: SignOffPreview }): ReactNode {
  const { navigation, words, format } = useApp();
  const said = words.signOff;
  const { campaign, person, customer, items, exceptions } = preview;
  const toItem = (item: string) => navigation.go({ name: 'review', campaign: campaign.id, item });
  return (
    <div className={styles.document}>
      <p className={styles.way}>
        <LinkButton onClick={() => navigation.go({ name: 'review', campaign: campaign.id })}>{said.review}</LinkButton>{' '}
        / {said.here}
      </p>
      <h1>{said.title}</h1>
      <p className={styles.lead}>
        {said.lead({
          person: person.name,
          campaign: campaign.name,
          customer,
          items,
          baseline: format.date(campaign.openedAt),
        })}
      </p>
      <h2 className={type.hidden}>{said.outcomes}</h2>
      <div className={styles.totals}>
        <Outcomes counts={preview.byOutcome} />
      </div>
      <Unanswered preview={preview} onItem={toItem} />
      <SeriousSection
        preview={preview}
        onItem={toItem}
        onReview={() => navigation.go({ name: 'review', campaign: campaign.id })}
      />
      <div className={styles.section}>
        <Section
          title={said.exceptions.title}
          note={exceptions === 0 ? said.exceptions.none : format.number(exceptions)}
        >
          {exceptions === 0 ? null : <ExceptionList preview={preview} />}
        </Section>
      </div>
      <div className={styles.section}>
        <Section title={said.how.title} note={said.how.note}>
          <Facts>
            {qualityFacts(preview.quality, words).map(([label, text]) => (
              <FactRow key={label} label={label}>
                {text}
              </FactRow>
            ))}
          </Facts>
        </Section>
      </div>
    </div>
  );
}
