// What an import brought: the change against before, what was rejected by name, and the next step.
import type { ReactNode } from 'react';
import type { ImportReport } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { declaredInWords, isShort } from './control-totals.ts';
import styles from './evidence.module.css';

interface ImportDoneProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly lead: string;
  readonly report: ImportReport;
}

const changes = ['new', 'changed', 'unchanged', 'removed', 'reappeared'] as const;

export function ImportDone({ open, onClose, lead, report }: ImportDoneProps): ReactNode {
  const { navigation, format, words } = useApp();
  const { done } = words.evidenceImport;
  const leave = (go: () => void) => {
    onClose();
    go();
  };
  const toBundle = () => navigation.go({ name: 'evidence', bundle: report.bundle });
  const problems = report.rejected.length > 0 || report.sources.some(isShort);
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={report.alreadyImported ? done.nothingNew : done.imported}
      lead={lead}
      foot={
        <>
          <Button onClick={() => leave(() => navigation.go({ name: 'inventory' }))}>{done.inventory}</Button>
          <Button tone="primary" onClick={() => leave(toBundle)}>
            {report.rejected.length > 0 ? done.rejected : done.bundle}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {report.alreadyImported ? (
          <Banner title={done.before}>{done.unchanged}</Banner>
        ) : problems ? (
          <Banner tone="warn" title={done.differences}>
            {report.rejected.length > 0 ? done.notRead(report.rejected.length) : ''}
            {report.sources.some(isShort) ? done.counts : ''}
          </Banner>
        ) : report.unclaimed.length > 0 ? (
          <Banner tone="warn" title={done.unclaimed(report.unclaimed.length)}>
            {done.unclaimedWhy}
          </Banner>
        ) : (
          <Banner tone="good" title={done.full}>
            {done.fullWhy}
          </Banner>
        )}
        <Section title={done.against}>
          <div className={styles.totals}>
            {changes.map((change) => (
              <div key={change}>
                <b>{format.number(report.delta[change])}</b>
                {done.changes[change]}
              </div>
            ))}
          </div>
        </Section>
        <Section title={done.became} note={done.sources(report.sources.length)}>
          <ul className={styles.became}>
            {report.sources.map((source) => (
              <Became key={source.id} source={source} onOpen={() => leave(toBundle)} />
            ))}
          </ul>
        </Section>
        {report.unclaimed.length === 0 ? null : (
          <Section title={done.readByNothing} note={done.files(report.unclaimed.length)}>
            <ul className={styles.became}>
              {report.notRecognised.map(({ file, reason }) => (
                <li key={file}>
                  <span className={`${type.mono} ${type.wrapAnywhere}`}>{file}</span>
                  <p>{reason}</p>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </Sheet>
  );
}

interface BecameProps {
  readonly source: ImportReport['sources'][number];
  readonly onOpen: () => void;
}

function Became({ source, onOpen }: BecameProps): ReactNode {
  const { words } = useApp();
  const { done } = words.evidenceImport;
  const kinds = useQuery('evidence.kinds', {}).value ?? [];
  const title = kinds.find((one) => one.kind === source.kind)?.title ?? source.kind;
  const read = declaredInWords(onlyRead(source.imported), words.evidence);
  const declared = declaredInWords(source.declared, words.evidence);
  const [first, ...others] = source.files;
  return (
    <li data-short={isShort(source) || source.rejected > 0 || source.partial}>
      <LinkButton onClick={onOpen}>
        {title}
        {others.length > 0 ? done.withFiles(source.files.length) : ''}
      </LinkButton>{' '}
      {source.partial ? <Badge tone="bad">{done.partial}</Badge> : null}
      <p>
        {read === null ? <span className={type.unknown}>{done.nothingRead}</span> : done.read(read)}{' '}
        {declared === null ? '' : done.declared(declared)}
        {source.rejected > 0 ? <b>{done.rowsRejected(source.rejected)}</b> : null}
        {source.duplicates > 0 ? done.repeated(source.duplicates) : ''}
      </p>
      <p className={type.dim}>
        {first ?? source.id}
        {others.length > 0 ? done.andMore(others.length) : ''}
        {source.system === null ? '' : `, ${source.system}`}
      </p>
    </li>
  );
}

/** Kinds of which there is none are not worth a word. */
function onlyRead(imported: ImportReport['sources'][number]['imported']): ImportReport['sources'][number]['declared'] {
  const known = (count: number) => (count === 0 ? null : count);
  return {
    identities: known(imported.identities),
    credentials: known(imported.credentials),
    entitlements: known(imported.entitlements),
    findings: known(imported.findings),
    actions: known(imported.actions),
  };
}
