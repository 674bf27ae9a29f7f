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
  const { bridge, words } = useApp();
  const { timestamp: said, countersign, issue } = words.reports;
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
      title: said.choose(baseName(report.file)),
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
      title={said.title}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{issue.leave}</Button>
          <Button onClick={() => void saveQuery()}>{said.saveQuery}</Button>
          <Button tone="primary" onClick={() => void save()}>
            {said.addReply}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={request.error} onDismiss={request.clearError} />
        <ErrorBanner error={add.error} onDismiss={add.clearError} />
        <ChosenFile
          label={countersign.report}
          hint={said.reportHint}
          path={path}
          problem={tried && path === null ? countersign.chooseIssued : null}
          onChoose={() => void choose()}
        />
        {query === null ? null : <Banner title={said.queryIn(baseName(query))}>{said.queryWhere}</Banner>}
        <ChosenFile
          label={said.reply}
          hint={said.replyHint}
          path={token}
          problem={tried && path !== null && token === null && query === null ? said.chooseReply : null}
          onChoose={() => void chooseToken()}
        />
        <p className={styles.aside}>{said.order}</p>
      </div>
    </Dialog>
  );
}
