// Handing over one decision: signed, with its proofs and without the others, and with the evidence files where they may leave.
import { FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { IssuedDecision } from '../../../shared/contract/report.ts';
import { useApp } from '../../app/context.ts';
import { KeyPassphrase } from '../../app/key-passphrase.tsx';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { ProgressLine } from '../../ui/progress.tsx';
import { baseName } from './format-words.ts';
import styles from './reports.module.css';

interface DecisionDialogProps {
  readonly item: string;
  readonly reference: string;
  readonly onClose: () => void;
}

export function DecisionDialog({ item, reference, onClose }: DecisionDialogProps): ReactNode {
  const { bridge } = useApp();
  const { as, person, cannotDecide } = useActor();
  const command = useCommand('report.decision');
  const [passphrase, setPassphrase] = useState('');
  const [withFiles, setWithFiles] = useState(false);
  const [tried, setTried] = useState(false);
  const [issued, setIssued] = useState<IssuedDecision | null>(null);
  const hand = async () => {
    setTried(true);
    if (as === null || command.running || passphrase === '') return;
    const [out] = await bridge.dialog('save-file', { fileName: `${reference.toLowerCase()}-decision.zip` });
    if (out === undefined) return;
    const answer = await command.run(
      { item, withFiles, passphrase, out, as },
      { job: { verb: 'Writing', subject: baseName(out) } },
    );
    if (answer.ok) setIssued(answer.value);
  };
  if (issued !== null) return <HandedOver issued={issued} onClose={onClose} />;
  const mayNot = as === null || cannotDecide !== null || person?.hasKey === false;
  return (
    <Dialog
      open
      title={`Hand over the decision on ${reference}`}
      lead="One signed file: the decision as it was sealed, its proofs and the lines it rests on. Of the other items it tells no more than their numbers and outcomes."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          {mayNot ? null : (
            <Button tone="primary" onClick={() => void hand()}>
              {command.running ? 'Writing' : 'Choose where to save'}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {mayNot ? (
          <Banner tone="warn" title="This person can’t sign it.">
            {cannotDecide ??
              (as === null
                ? 'Nobody is chosen to act.'
                : 'There is no signing key. Make one on the Engagement screen.')}
          </Banner>
        ) : (
          <>
            <Checkbox checked={withFiles} onChange={setWithFiles}>
              Add the evidence files. Without them the lines are your signed word; with them anybody sees that they
              stand there, and everything else in these files.
            </Checkbox>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void hand();
              }}
            >
              <KeyPassphrase value={passphrase} onChange={setPassphrase} missing={tried && passphrase === ''} />
            </form>
          </>
        )}
        {command.running ? <ProgressLine step={command.progress} waiting="Writing the file" /> : null}
      </div>
    </Dialog>
  );
}

function HandedOver({ issued, onClose }: { readonly issued: IssuedDecision; readonly onClose: () => void }): ReactNode {
  const { bridge, format } = useApp();
  return (
    <Dialog
      open
      title="Saved"
      lead="That it left is recorded in the ledger. Whoever gets it can check it without Countersign: its page says how."
      onClose={onClose}
      foot={
        <>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => void bridge.showInFolder(issued.file)}>
            Show in folder
          </Button>
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <Facts>
        <FactRow label="File">{issued.file}</FactRow>
        <FactRow label="Size">{format.size(issued.size)}</FactRow>
        <FactRow label="SHA-256" mono>
          <span className={styles.sha}>{issued.sha256}</span>
        </FactRow>
      </Facts>
    </Dialog>
  );
}
