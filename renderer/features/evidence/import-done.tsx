// What an import brought: the change against before, what was rejected by name, and the next step.
import type { ReactNode } from 'react';
import type { ImportReport } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../lib/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Section } from '../../ui/pane.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import { declaredSum, importedSum, isShort } from './control-totals.ts';
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
          <Button
            tone="primary"
            onClick={() => leave(() => navigation.go({ name: 'evidence', bundle: report.bundle }))}
          >
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
        <Section title="By source">
          <table className={`${table.table} ${table.tight} ${table.wrapping}`}>
            <thead>
              <tr>
                <th>Source</th>
                <th className={table.num}>Declared</th>
                <th className={table.num}>Read</th>
                <th className={table.num}>Rejected</th>
              </tr>
            </thead>
            <tbody>
              {report.sources.map((source) => {
                const declared = declaredSum(source.declared);
                return (
                  <tr key={source.id} className={isShort(source) || source.rejected > 0 ? table.warn : undefined}>
                    <td className={table.mono}>{source.files[0] ?? source.id}</td>
                    <td className={table.num}>
                      {declared === null ? (
                        <span className={`${type.unknown} ${type.nowrap}`}>not said</span>
                      ) : (
                        format.number(declared)
                      )}
                    </td>
                    <td className={table.num}>{format.number(importedSum(source.imported))}</td>
                    <td className={table.num}>{format.number(source.rejected)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Section>
      </div>
    </Sheet>
  );
}
