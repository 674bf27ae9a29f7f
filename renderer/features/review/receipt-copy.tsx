// "Save my copy": the receipt as a signed page of PDF. The passphrase is asked for again, because nothing keeps it.
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SignOff } from '../../../shared/contract/sign-off.ts';
import { useApp } from '../../app/context.ts';
import { useSession } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, PassphraseInput } from '../../ui/field.tsx';
import styles from './campaign.module.css';

export function ReceiptCopy({ signed }: { readonly signed: SignOff }): ReactNode {
  const { words } = useApp();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button tone="primary" icon={<Download aria-hidden />} onClick={() => setAsking(true)}>
        {words.signOff.copy.save}
      </Button>
      {asking ? <CopyDialog signed={signed} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function CopyDialog({ signed, onClose }: { readonly signed: SignOff; readonly onClose: () => void }): ReactNode {
  const { bridge, toasts, words } = useApp();
  const { copy: said, signature } = words.signOff;
  const samplePassphrase = useSession((state) => state.samplePassphrase);
  const command = useCommand('review.receipt');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (passphrase === '' || command.running) return;
    const [out] = await bridge.dialog('save-report', { fileName: signature.copyFile(signed.name) });
    if (out === undefined) return;
    const answer = await command.run({ signOff: signed.id, passphrase, out, as: signed.person });
    if (!answer.ok) return;
    toasts.show(said.saved, { label: said.open, run: () => void bridge.openPath(out) });
    onClose();
  };
  return (
    <Dialog
      open
      title={said.save}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.notNow}</Button>
          <Button tone="primary" icon={<Download aria-hidden />} onClick={() => void save()}>
            {command.running ? signature.signing : said.signAndSave}
          </Button>
        </>
      }
    >
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <Field
          label={signature.passphrase}
          hint={said.passphraseHint}
          problem={tried && passphrase === '' ? said.passphraseNeeded : null}
          {...(samplePassphrase === null ? {} : { note: signature.inSample(samplePassphrase) })}
        >
          {(parts) => (
            <PassphraseInput {...parts} autoComplete="current-password" value={passphrase} onChange={setPassphrase} />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
