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
  const { bridge, toasts, words } = useApp();
  const { key } = words.engagementPersons;
  const create = useCommand('key.create');
  const bring = useCommand('key.importPkcs12');
  const [way, setWay] = useState<Way>('create');
  const [file, setFile] = useState<string | null>(null);
  const [filePassphrase, setFilePassphrase] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = passphrase.length < shortest ? key.tooShort(shortest) : null;
  const differs = passphrase === again ? null : key.differs;
  const noFile = way === 'import' && file === null ? key.noFile : null;
  const running = create.running || bring.running;

  const choose = async () => {
    const [path] = await bridge.dialog('open-key', { title: key.chooseFor(name) });
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
    toasts.show(key.canSign(name, answer.value.fingerprint.slice(0, 8)));
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
          label={key.where}
          options={[
            { value: 'create', label: key.makeHere },
            { value: 'import', label: key.fromFile },
          ]}
          value={way}
          onChange={setWay}
        />
      </div>
      {way === 'create' ? null : (
        <>
          <Field label={key.file} hint={key.fileHint} problem={tried ? noFile : null}>
            {(parts) => (
              <div className={styles.file} id={parts.id}>
                <Button onClick={() => void choose()}>{key.choose}</Button>
                <span>{file === null ? key.noneChosen : (file.split(/[/\\]/).at(-1) ?? file)}</span>
              </div>
            )}
          </Field>
          <Field label={key.filePassphrase}>
            {(parts) => <PassphraseInput {...parts} value={filePassphrase} onChange={setFilePassphrase} />}
          </Field>
        </>
      )}
      <Field
        label={way === 'create' ? key.passphrase : key.newPassphrase}
        hint={key.neverLeaves}
        note={key.passphraseNote(shortest)}
        problem={tried ? tooShort : null}
      >
        {(parts) => (
          <PassphraseInput {...parts} autoComplete="new-password" value={passphrase} onChange={setPassphrase} />
        )}
      </Field>
      <Field
        label={key.again}
        problem={tried || again.length >= passphrase.length ? (again === '' ? null : differs) : null}
      >
        {(parts) => <PassphraseInput {...parts} autoComplete="new-password" value={again} onChange={setAgain} />}
      </Field>
      <Button type="submit" tone="primary" size="large" icon={<KeyRound aria-hidden />}>
        {running ? key.making : way === 'create' ? key.make : key.takeOver}
      </Button>
    </form>
  );
}
