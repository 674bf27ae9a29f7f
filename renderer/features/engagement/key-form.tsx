// A signing key for a person: made here, or taken over from a PKCS#12 file. It stays on this computer, under a passphrase.
import { KeyRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, PassphraseInput } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './engagement.module.css';

interface KeyFormProps {
  readonly person: string;
  readonly name: string;
  readonly onDone: () => void;
}

/** Shorter ones are refused by the engine. */
const shortest = 12;

type Way = 'create' | 'import';

export function KeyForm({ person, name, onDone }: KeyFormProps): ReactNode {
  const { bridge, toasts } = useApp();
  const create = useCommand('key.create');
  const bring = useCommand('key.importPkcs12');
  const [way, setWay] = useState<Way>('create');
  const [file, setFile] = useState<string | null>(null);
  const [filePassphrase, setFilePassphrase] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort =
    passphrase.length < shortest ? `At least ${shortest} characters; several words are easy to keep.` : null;
  const differs = passphrase === again ? null : 'The two are not the same.';
  const noFile = way === 'import' && file === null ? 'Choose the file first.' : null;
  const running = create.running || bring.running;

  const choose = async () => {
    const [path] = await bridge.dialog('open-key', { title: `Choose the key file of ${name}` });
    if (path !== undefined) setFile(path);
  };
  const done = async () => {
    setTried(true);
    if (tooShort !== null || differs !== null || noFile !== null || running) return;
    const answer =
      way === 'create'
        ? await create.run({ person, passphrase })
        : await bring.run({ person, path: file ?? '', filePassphrase, passphrase });
    if (!answer.ok) return;
    toasts.show(`${name} can sign now. Key ${answer.value.fingerprint.slice(0, 8)}…`);
    onDone();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void done();
      }}
    >
      <ErrorBanner error={create.error ?? bring.error} />
      <div>
        <Segmented<Way>
          label="Where the key comes from"
          options={[
            { value: 'create', label: 'Make a key here' },
            { value: 'import', label: 'From a PKCS#12 file' },
          ]}
          value={way}
          onChange={setWay}
        />
      </div>
      {way === 'create' ? null : (
        <>
          <Field label="Key file" hint=".p12 or .pfx" problem={tried ? noFile : null}>
            {(parts) => (
              <div className={styles.file} id={parts.id}>
                <Button onClick={() => void choose()}>Choose the file</Button>
                <span>{file === null ? 'none chosen' : (file.split(/[/\\]/).at(-1) ?? file)}</span>
              </div>
            )}
          </Field>
          <Field label="Passphrase of the file">
            {(parts) => <PassphraseInput {...parts} value={filePassphrase} onChange={setFilePassphrase} />}
          </Field>
        </>
      )}
      <Field
        label={way === 'create' ? 'Passphrase' : 'New passphrase on this computer'}
        hint="never leaves this computer"
        note={`At least ${shortest} characters. Nobody can recover it.`}
        problem={tried ? tooShort : null}
      >
        {(parts) => (
          <PassphraseInput {...parts} autoComplete="new-password" value={passphrase} onChange={setPassphrase} />
        )}
      </Field>
      <Field
        label="The same again"
        problem={tried || again.length >= passphrase.length ? (again === '' ? null : differs) : null}
      >
        {(parts) => <PassphraseInput {...parts} autoComplete="new-password" value={again} onChange={setAgain} />}
      </Field>
      <Button type="submit" tone="primary" size="large" icon={<KeyRound aria-hidden />}>
        {running ? 'Making the key' : way === 'create' ? 'Make the key' : 'Take the key over'}
      </Button>
    </form>
  );
}
