// Checks any signed file without a workspace: bundle, report, pack, ledger. Says line by line what held.
import { Check, CircleHelp, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Verification } from '../../../shared/contract/report.ts';
import type { CheckVerdict } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useSession } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner, type BannerTone } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './verify.module.css';

interface VerifySheetProps {
  /** null: closed. */
  readonly paths: readonly string[] | null;
  readonly onClose: () => void;
  readonly onChoose: () => void;
}

export function VerifySheet({ paths, onClose, onChoose }: VerifySheetProps): ReactNode {
  const { bridge } = useApp();
  const [roots, setRoots] = useState<readonly string[]>([]);
  const addRoot = async () => {
    const chosen = await bridge.dialog('open-key', { title: 'Choose a root certificate that you trust' });
    setRoots((held) => [...new Set([...held, ...chosen])]);
  };
  return (
    <Sheet
      open={paths !== null && paths.length > 0}
      onClose={onClose}
      title="Verify"
      lead="Nothing is imported or changed. The same checks can be made with standard tools, without Countersign."
      foot={
        <>
          <Button tone="quiet" onClick={() => void addRoot()}>
            {roots.length === 0
              ? 'Check against a root certificate'
              : `Against ${counted(roots.length, 'root')}; add another`}
          </Button>
          <Button onClick={onChoose}>Verify another file</Button>
        </>
      }
    >
      {(paths ?? []).map((path) => (
        <VerifiedFile key={path} path={path} roots={roots} />
      ))}
    </Sheet>
  );
}

function VerifiedFile({ path, roots }: { readonly path: string; readonly roots: readonly string[] }): ReactNode {
  const open = useSession((state) => state.phase === 'open');
  const pinned = useQuery('trust.list', open ? {} : null);
  const fingerprints = (pinned.value ?? []).map((one) => one.fingerprint);
  // With a workspace open, the keys that were pinned there count; so they have to be known first.
  const ready = !open || !pinned.loading;
  const query = useQuery('verify.file', ready ? { path, roots: [...roots], fingerprints } : null);
  return (
    <Loaded query={query} skeleton={<Skeleton rows={6} />}>
      {(verification) => <VerificationResult verification={verification} />}
    </Loaded>
  );
}

const verdictTones: Readonly<Record<CheckVerdict, BannerTone>> = {
  held: 'good',
  failed: 'bad',
  'not-checkable': 'warn',
};

const kindWords: Readonly<Record<Verification['kind'], string>> = {
  bundle: 'provider bundle',
  pdf: 'signed report (PDF)',
  xlsx: 'signed workbook',
  pack: 'audit pack',
  workspace: 'workspace',
  proof: 'proof of an entry',
  checkpoint: 'checkpoint',
  unknown: 'unknown kind of file',
};

/** The verdict in a sentence, then every line of the check. */
export function VerificationResult({ verification }: { readonly verification: Verification }): ReactNode {
  const { file, kind, verdict, summary, lines } = verification;
  const name = file.split(/[/\\]/).at(-1) ?? file;
  return (
    <article className={styles.result}>
      <Banner tone={verdictTones[verdict]} title={summary}>
        <span className={type.two}>
          {name}, {kindWords[kind]}
        </span>
      </Banner>
      <Section title="What was checked" note={`${lines.length}`}>
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={`${line.check} ${line.subject}`} data-verdict={line.verdict}>
              <LineSign verdict={line.verdict} />
              <span>
                <b>{line.check}</b> <span className={type.dim}>{line.subject}</span>
                <p>{line.detail}</p>
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </article>
  );
}

function LineSign({ verdict }: { readonly verdict: CheckVerdict }): ReactNode {
  switch (verdict) {
    case 'held':
      return <Check aria-label="held" className={type.good} />;
    case 'failed':
      return <X aria-label="failed" className={type.bad} />;
    case 'not-checkable':
      return <CircleHelp aria-label="not checkable" className={type.warn} />;
  }
}
