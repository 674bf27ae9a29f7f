// What an import brought: the change against before, what was rejected by name, and the next step.
import type { ReactNode } from 'react';
import type { ImportReport } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../lib/format.ts';
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

const deltaWords = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['unchanged', 'unchanged'],
  ['removed', 'gone'],
  ['reappeared', 'reappeared'],
] as const;

export function ImportDone({ open, onClose, lead, report }: ImportDoneProps): ReactNode {
  const { navigation, format } = useApp();
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
      title={report.alreadyImported ? 'Nothing new' : 'Imported'}
      lead={lead}
      foot={
        <>
          <Button onClick={() => leave(() => navigation.go({ name: 'inventory' }))}>Look at the inventory</Button>
          <Button tone="primary" onClick={() => leave(toBundle)}>
            {report.rejected.length > 0 ? 'Read what was rejected' : 'Open the bundle'}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {report.alreadyImported ? (
          <Banner title="This very bundle had been imported before.">Nothing was changed.</Banner>
        ) : problems ? (
          <Banner tone="warn" title="Imported, with differences.">
            {report.rejected.length > 0
              ? `${counted(report.rejected.length, 'row')} could not be read; each is listed by name. `
              : ''}
            {report.sources.some(isShort) ? 'Some counts differ from what the provider declared.' : ''}
          </Banner>
        ) : report.unclaimed.length > 0 ? (
          <Banner tone="warn" title={`Imported, but ${counted(report.unclaimed.length, 'file')} could not be read.`}>
            Nothing here knows what they are; each is listed below with what it looks like. Of the others every row was
            read.
          </Banner>
        ) : (
          <Banner tone="good" title="Imported in full.">
            Every row was read, and the counts agree with what was declared, where it was.
          </Banner>
        )}
        <Section title="Entitlements against before">
          <div className={styles.totals}>
            {deltaWords.map(([change, word]) => (
              <div key={change}>
                <b>{format.number(report.delta[change])}</b>
                {word}
              </div>
            ))}
          </div>
        </Section>
        <Section title="What each became" note={counted(report.sources.length, 'source')}>
          <ul className={styles.became}>
            {report.sources.map((source) => (
              <Became key={source.id} source={source} onOpen={() => leave(toBundle)} />
            ))}
          </ul>
        </Section>
        {report.unclaimed.length === 0 ? null : (
          <Section title="Read by nothing" note={counted(report.unclaimed.length, 'file')}>
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
  const { format } = useApp();
  const kinds = useQuery('evidence.kinds', {}).value ?? [];
  const title = kinds.find((one) => one.kind === source.kind)?.title ?? source.kind;
  const read = declaredInWords(onlyRead(source.imported), format);
  const declared = declaredInWords(source.declared, format);
  const [first, ...others] = source.files;
  return (
    <li data-short={isShort(source) || source.rejected > 0 || source.partial}>
      <LinkButton onClick={onOpen}>
        {title}
        {others.length > 0 ? `, ${counted(source.files.length, 'file')}` : ''}
      </LinkButton>{' '}
      {source.partial ? <Badge tone="bad">partial</Badge> : null}
      <p>
        {read === null ? <span className={type.unknown}>nothing was read</span> : `Read: ${read}.`}{' '}
        {declared === null ? '' : `Declared: ${declared}. `}
        {source.rejected > 0 ? <b>{counted(source.rejected, 'row', 'rows', format)} rejected. </b> : null}
        {source.duplicates > 0 ? `${format.number(source.duplicates)} told twice. ` : ''}
      </p>
      <p className={type.dim}>
        {first ?? source.id}
        {others.length > 0 ? ` and ${others.length} more` : ''}
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
