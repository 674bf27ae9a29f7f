// A time stamp without a network: the query goes out as a file, the authority's reply comes back as one.
import { type ReactNode, useState } from 'react';
import type { IssuedReport } from '../../../shared/contract/report.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChosenFile } from './chosen-file.tsx';
import { baseName, fileNameWith } from './format-words.ts';
import { IssuedDialog } from './issue-dialog.tsx';
import styles from './reports.module.css';

interface TimestampDialogProps {
  readonly report: IssuedReport;
  readonly onClose: () => void;
}

export function TimestampDialog({ report, onClose }: TimestampDialogProps): ReactNode {
  const { bridge } = useApp();
  const { as } = useActor();
  const request = useCommand('report.timestampRequest');
  const add = useCommand('report.timestampAdd');
  const [path, setPath] = useState<string | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [stamped, setStamped] = useState<IssuedReport | null>(null);
  if (stamped !== null) return <IssuedDialog issued={stamped} onClose={onClose} />;

  const choose = async () => {
    const [chosen] = await bridge.dialog('open-report', {
      title: `Choose ${baseName(report.file)}, the last signed one`,
    });
    if (chosen !== undefined) setPath(chosen);
  };
  const chooseToken = async () => {
    const [chosen] = await bridge.dialog('open-reply');
    if (chosen !== undefined) setToken(chosen);
  };
  const saveQuery = async () => {
    setTried(true);
    if (path === null) return;
    const [out] = await bridge.dialog('save-file', { fileName: `${baseName(path).replace(/\.pdf$/i, '')}.tsq` });
    if (out === undefined) return;
    const answer = await request.run({ path, out });
    if (answer.ok) setQuery(answer.value.file);
  };
  const save = async () => {
    setTried(true);
    if (path === null || token === null || add.running) return;
    const [out] = await bridge.dialog('save-report', { fileName: fileNameWith(baseName(path), 'stamped') });
    if (out === undefined) return;
    const answer = await add.run({ path, token, out, as });
    if (answer.ok) setStamped(answer.value);
  };

  return (
    <Dialog
      open
      title="Add a time stamp"
      lead="An authority of your choice confirms when the last signature was there. Nothing goes over the network: the query and the reply are files that you carry."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button onClick={() => void saveQuery()}>1. Save the query</Button>
          <Button tone="primary" onClick={() => void save()}>
            2. Add the reply
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={request.error} onDismiss={request.clearError} />
        <ErrorBanner error={add.error} onDismiss={add.clearError} />
        <ChosenFile
          label="The report"
          hint="The file as it was signed last: the workspace keeps only its checksum."
          path={path}
          problem={tried && path === null ? 'Choose the file that was issued.' : null}
          onChoose={() => void choose()}
        />
        {query === null ? null : (
          <Banner title={`The query is in ${baseName(query)}.`}>
            Send it to the authority as application/timestamp-query, or answer it with openssl ts -reply. It holds only
            a checksum of the signature, nothing of the report.
          </Banner>
        )}
        <ChosenFile
          label="The authority’s reply"
          hint="A .tsr file, once the authority has answered the query."
          path={token}
          problem={
            tried && path !== null && token === null && query === null
              ? 'Choose the reply, or save the query first.'
              : null
          }
          onChoose={() => void chooseToken()}
        />
        <p className={styles.aside}>
          A signature that is added later covers the time stamp. The other way round is not possible for an earlier
          signature: stamp it before the next person signs.
        </p>
      </div>
    </Dialog>
  );
}
