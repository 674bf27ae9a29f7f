// The statement, the key, what is signed, and the passphrase. Whoever has no key makes one here.
import { Check, CircleAlert, Signature } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SignOff, SignOffPreview } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useSession } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Field, PassphraseInput } from '../../ui/field.tsx';
import { PartyMark } from '../../ui/marks.tsx';
import { Pane, Section } from '../../ui/pane.tsx';
import { KeyForm } from '../engagement/key-form.tsx';
import styles from './sign-off.module.css';
import { shortName } from './words.ts';

interface SignaturePaneProps {
  readonly preview: SignOffPreview;
  readonly as: string;
  readonly onSigned: (signed: SignOff) => void;
}

export function SignaturePane({ preview, as, onSigned }: SignaturePaneProps): ReactNode {
  const { format } = useApp();
  const { person, customer, provider, key, checks, decisionsDigest, unanswered, items } = preview;
  const decisions = items - unanswered.length;
  return (
    <aside className={styles.pane}>
      <Pane label="Signature" sunken padded>
        <h2>Your statement</h2>
        <p className={styles.statement}>{preview.statement}</p>
        <div className={styles.signature}>
          <Facts narrow>
            <FactRow label="Signs">
              <b>{person.name}</b>
              {person.title === null ? '' : `, ${person.title}`}
            </FactRow>
            <FactRow label="For">
              <PartyMark party="customer">{customer}</PartyMark>, the customer
            </FactRow>
            <FactRow label="With">
              {key === null ? (
                'no key yet'
              ) : (
                <>
                  Key <code title={key.fingerprint}>{key.fingerprint.slice(0, 12)}…</code> of {key.subject}, on this
                  computer
                </>
              )}
            </FactRow>
            <FactRow label="Over">
              {counted(decisions, 'decision', undefined, format)},{' '}
              {counted(unanswered.length, 'open item', undefined, format)}
            </FactRow>
            <FactRow label="Digest" mono>
              <span className={styles.digest} title={decisionsDigest}>
                {grouped(decisionsDigest)}
              </span>
            </FactRow>
            <FactRow label="Then">Checkpoint {format.number(preview.nextCheckpoint)} is written to the ledger</FactRow>
          </Facts>
          {key === null ? (
            <>
              <Banner title={`${person.name} has no signing key.`}>
                Make one now. It takes a moment and stays on this computer.
              </Banner>
              <KeyForm person={as} name={person.name} onDone={() => undefined} />
            </>
          ) : (
            <SignForm preview={preview} as={as} onSigned={onSigned} decisions={decisions} />
          )}
          <p className={styles.small}>
            This is the one step that can’t be undone. Afterwards {shortName(provider)}’s instruction list with{' '}
            {counted(preview.byOutcome.REDUCE + preview.byOutcome.REVOKE, 'change', undefined, format)} is ready to hand
            over.
          </p>
        </div>
        <Section title="Before signing">
          <Checks id="sign-off-checks" checks={checks} campaign={preview.campaign.id} />
        </Section>
      </Pane>
    </aside>
  );
}

interface SignFormProps extends SignaturePaneProps {
  readonly decisions: number;
}

function SignForm({ preview, as, onSigned, decisions }: SignFormProps): ReactNode {
  const { format } = useApp();
  const samplePassphrase = useSession((state) => state.samplePassphrase);
  const command = useCommand('review.signOff');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const isStopped = preview.checks.some((check) => check.blocks);
  const sign = async () => {
    setTried(true);
    if (passphrase === '' || isStopped || command.running) return;
    const answer = await command.run({
      campaign: preview.campaign.id,
      passphrase,
      decisionsDigest: preview.decisionsDigest,
      as,
    });
    if (answer.ok) onSigned(answer.value);
  };
  return (
    <form
      className={styles.signature}
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <ErrorBanner error={command.error} />
      <Field
        label="Passphrase of your key"
        hint="never leaves this computer"
        problem={tried && passphrase === '' ? 'Type the passphrase: it is your signature.' : null}
        {...(samplePassphrase === null ? {} : { note: `In the sample: ${samplePassphrase}` })}
      >
        {(parts) => (
          <PassphraseInput {...parts} autoComplete="current-password" value={passphrase} onChange={setPassphrase} />
        )}
      </Field>
      <Button
        type="submit"
        tone="primary"
        size="large"
        wide
        icon={<Signature aria-hidden />}
        blockedBy={isStopped ? 'sign-off-checks' : null}
      >
        {command.running ? 'Signing' : `Sign ${counted(decisions, 'decision', undefined, format)}`}
      </Button>
    </form>
  );
}

interface ChecksProps {
  readonly id: string;
  readonly checks: SignOffPreview['checks'];
  readonly campaign: string;
}

/** What is settled has a tick; what blocks, or is worth waiting for, is marked with the way back to it. */
function Checks({ id, checks, campaign }: ChecksProps): ReactNode {
  const { navigation } = useApp();
  const isConfirmed = !checks.some((check) => check.code === 'SECOND_PERSON_NEEDED');
  const settled = [
    ...(isConfirmed ? ['No decision waits for a second person'] : []),
    'Authority, targets and dates were checked when each decision was recorded',
  ];
  return (
    <ul className={styles.checks} id={id} aria-label="Before signing">
      {settled.map((text) => (
        <li key={text}>
          <Check aria-hidden className={styles.ok} />
          <span>{text}</span>
        </li>
      ))}
      {checks.map((check) => (
        <li key={check.code}>
          <CircleAlert aria-hidden className={styles.no} />
          <span>
            {check.text}{' '}
            {check.code === 'KEY_MISSING' ? null : (
              <LinkButton small onClick={() => navigation.go({ name: 'review', campaign })}>
                {check.blocks ? 'Go there' : 'Wait instead'}
              </LinkButton>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** "7be1 04c9 … 52fd": enough to compare by eye; the whole stands in its title. */
function grouped(digest: string): string {
  return digest.length < 16 ? digest : `${digest.slice(0, 4)} ${digest.slice(4, 8)} … ${digest.slice(-4)}`;
}
