// The moment after a document was written: where it is, its checksum, how somebody without Countersign checks it, and the
// check made here at once.
import { FolderOpen, ShieldCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { GivenBar, useGiven } from '../verify/given.tsx';
import { VerifiedFile } from '../verify/verification-result.tsx';
import { type checkOf, checksumCommand, checksumLine } from './format-words.ts';
import styles from './reports.module.css';

interface SavedFileProps {
  readonly lead: string;
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  /** Of a report: the digest of what it says. */
  readonly stateDigest: string | null;
  readonly how: ReturnType<typeof checkOf>;
  readonly onClose: () => void;
}

export function SavedFile(props: SavedFileProps): ReactNode {
  const { lead, file, size, sha256, stateDigest, how, onClose } = props;
  const { format, words } = useApp();
  const { saved } = words.reports;
  const { show, open } = useFileAtHand();
  const given = useGiven();
  const [checking, setChecking] = useState(false);
  return (
    <Dialog
      open
      title={saved.title}
      lead={lead}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => void show(file)}>
            {saved.folder}
          </Button>
          <Button onClick={() => void open(file)}>{saved.open}</Button>
          <Button tone="primary" onClick={onClose}>
            {saved.done}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Facts>
          <FactRow label={saved.file}>{file}</FactRow>
          <FactRow label={saved.size}>{format.size(size)}</FactRow>
          <FactRow label={saved.sha256} mono>
            <span className={styles.sha}>{sha256}</span>
          </FactRow>
          {stateDigest === null ? null : (
            <FactRow label={saved.state} mono>
              <span className={styles.sha}>{stateDigest}</span>
            </FactRow>
          )}
        </Facts>
        <section className={styles.check}>
          <h3>{saved.howToCheck}</h3>
          <ol>
            <li>
              <p>{saved.checksum}</p>
              <code>{checksumCommand(file)}</code>
            </li>
            <li>
              <p>{saved.how[how.how]}</p>
              {how.command === null ? null : <code>{how.command}</code>}
            </li>
          </ol>
          <div className={styles.beside}>
            <CopyButton text={checksumLine(sha256, file)} label={saved.copyChecksum} />
            {checking ? null : (
              <Button icon={<ShieldCheck aria-hidden />} onClick={() => setChecking(true)}>
                {saved.checkNow}
              </Button>
            )}
          </div>
        </section>
        {checking ? (
          <>
            <GivenBar state={given} />
            <VerifiedFile path={file} given={given.given} ready={given.ready} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

interface FileAtHand {
  show(file: string): Promise<void>;
  open(file: string): Promise<void>;
}

/** Shows or opens a file; where that can't be, says so. */
export function useFileAtHand(): FileAtHand {
  const { bridge, toasts, words } = useApp();
  const said = (done: boolean, file: string) => {
    if (!done) toasts.show(words.reports.saved.notAtHand(file));
  };
  return {
    show: async (file) => said(await bridge.showInFolder(file), file),
    open: async (file) => said(await bridge.openPath(file), file),
  };
}
