// The statement, the key, what is signed, and the passphrase. Whoever has no key makes one here.
import { Check, CircleAlert, Signature } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SignOff, SignOffPreview } from '../../../shared/contract/sign-off.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { useSession } from '../../app/use-store.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Checkbox, Field, PassphraseInput } from '../../ui/field.tsx';
import { PartyMark } from '../../ui/marks.tsx';
import { Pane, Section } from '../../ui/pane.tsx';
import { KeyForm } from '../engagement/key-form.tsx';
import { companyWord } from './naming.ts';
import styles from './sign-off.module.css';

interface SignaturePaneProps {
  readonly preview: SignOffPreview;
  readonly as: string;
  readonly onSigned: (signed: Signed) => void;
}

export interface Signed {
  readonly signOff: SignOff;
  /** Why the copy that was asked for is not there; null: it is, or none was asked for. */
  readonly copyFailed: CountersignError | null;
}

export function SignaturePane({ preview, as, onSigned }: SignaturePaneProps): ReactNode {
  const said = useApp().words.signOff.signature;
  const { person, customer, provider, key, ledger, unanswered, items } = preview;
  const decisions = items - unanswered;
  return (
    <aside className={styles.pane}>
      <Pane label={said.pane} sunken padded>
        <h2>{said.statement}</h2>
        <p className={styles.statement}>{preview.statement}</p>
        <div className={styles.signature}>
          <Facts narrow>
            <FactRow label={said.signs}>
              <b>{person.name}</b>
              {person.title === null ? '' : `, ${person.title}`}
            </FactRow>
            <FactRow label={said.for}>
              <PartyMark party="customer">{customer}</PartyMark>
              {said.theCustomer}
            </FactRow>
            <FactRow label={said.with}>
              {key === null
                ? said.noKey
                : said.key(
                    <code title={key.fingerprint}>{key.fingerprint.slice(0, 12)}…</code>,
                    <span title={key.subject}>{commonName(key.subject)}</span>,
                  )}
            </FactRow>
            <FactRow label={said.over}>{said.counts(decisions, unanswered)}</FactRow>
            <FactRow label={said.asOf}>
              {said.ledgerRead(
                ledger.size,
                <span className={styles.digest} title={ledger.root}>
                  {grouped(ledger.root)}
                </span>,
              )}
            </FactRow>
            <FactRow label={said.afterwards}>{said.checkpoint(preview.nextCheckpoint)}</FactRow>
          </Facts>
          {key === null ? (
            <>
              <Banner title={said.keyMissing(person.name)}>{said.makeKey}</Banner>
              <KeyForm person={as} name={person.name} onDone={() => undefined} />
            </>
          ) : (
            <SignForm preview={preview} as={as} onSigned={onSigned} decisions={decisions} />
          )}
          <p className={styles.small}>
            {said.oneWay(companyWord(provider), preview.byOutcome.REDUCE + preview.byOutcome.REVOKE)}
          </p>
        </div>
        <Section title={said.before}>
          <Checks id="sign-off-checks" preview={preview} />
        </Section>
      </Pane>
    </aside>
  );
}

interface SignFormProps extends SignaturePaneProps {
  readonly decisions: number;
}

function SignForm({ preview, as, onSigned, decisions }: SignFormProps): ReactNode {
  const { bridge, engine, toasts, words } = useApp();
  const said = words.signOff.signature;
  const samplePassphrase = useSession((state) => state.samplePassphrase);
  const command = useCommand('review.signOff');
  const [passphrase, setPassphrase] = useState('');
  const [withCopy, setWithCopy] = useState(false);
  const [tried, setTried] = useState(false);
  const isStopped = preview.checks.some((check) => check.blocks);
  const sign = async () => {
    setTried(true);
    if (passphrase === '' || isStopped || command.running) return;
    const copy = withCopy ? await bridge.dialog('save-report', { fileName: said.copyFile(preview.person.name) }) : [];
    const [out = null] = copy;
    if (withCopy && out === null) return;
    const answer = await command.run({
      campaign: preview.campaign.id,
      passphrase,
      read: { ledger: preview.ledger, statement: preview.statement, byOutcome: preview.byOutcome },
      as,
    });
    if (!answer.ok) return;
    onSigned({ signOff: answer.value, copyFailed: out === null ? null : await saveCopy(answer.value, out) });
  };
  /** The one passphrase signs the copy too; a copy that fails takes nothing back of what is signed. */
  const saveCopy = async (signed: SignOff, out: string): Promise<CountersignError | null> => {
    try {
      await engine.call('review.receipt', { signOff: signed.id, passphrase, out, as });
      const { saved, open } = words.signOff.copy;
      toasts.show(saved, { label: open, run: () => void bridge.openPath(out) });
      return null;
    } catch (thrown) {
      return asCountersignError(thrown);
    }
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
        label={said.passphrase}
        hint={said.passphraseHint}
        problem={tried && passphrase === '' ? said.passphraseNeeded : null}
        {...(samplePassphrase === null ? {} : { note: said.inSample(samplePassphrase) })}
      >
        {(parts) => (
          <PassphraseInput {...parts} autoComplete="current-password" value={passphrase} onChange={setPassphrase} />
        )}
      </Field>
      <Checkbox checked={withCopy} onChange={setWithCopy}>
        {said.copyToo}
      </Checkbox>
      <Button
        type="submit"
        tone="primary"
        size="large"
        wide
        icon={<Signature aria-hidden />}
        blockedBy={isStopped ? 'sign-off-checks' : null}
      >
        {command.running ? said.signing : said.sign(decisions)}
      </Button>
    </form>
  );
}

interface ChecksProps {
  readonly id: string;
  readonly preview: SignOffPreview;
}

/** What is settled has a tick; what blocks, or is worth waiting for, is marked with the way back to it. */
function Checks({ id, preview }: ChecksProps): ReactNode {
  const { navigation, words } = useApp();
  const said = words.signOff.signature;
  const { checks, firstWaiting } = preview;
  const campaign = preview.campaign.id;
  const isConfirmed = !checks.some((check) => check.code === 'SECOND_PERSON_NEEDED');
  const settled = [...(isConfirmed ? [said.confirmed] : []), said.checked];
  return (
    <ul className={styles.checks} id={id} aria-label={said.before}>
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
            {check.text} {check.code === 'SECOND_PERSON_NEEDED' ? `${said.waitsFirst} ` : null}
            {check.code === 'KEY_MISSING' ? null : (
              <LinkButton
                small
                onClick={() =>
                  navigation.go({
                    name: 'review',
                    campaign,
                    ...(check.code === 'SECOND_PERSON_NEEDED' && firstWaiting !== null ? { item: firstWaiting } : {}),
                  })
                }
              >
                {check.blocks ? said.goThere : said.wait}
              </LinkButton>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** "Dana Owner" of "O=Northwind Trading, CN=Dana Owner". */
function commonName(subject: string): string {
  return /(?:^|,\s*)CN=([^,]+)/.exec(subject)?.[1] ?? subject;
}

/** "7be1 04c9 … 52fd": enough to compare by eye; the whole stands in its title. */
function grouped(digest: string): string {
  return digest.length < 16 ? digest : `${digest.slice(0, 4)} ${digest.slice(4, 8)} … ${digest.slice(-4)}`;
}
