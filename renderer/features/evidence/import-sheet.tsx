// Importing, step by step in one sheet: what the file says of itself, whether it can be relied on, then the work, then
// what it brought.
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app/context.ts';
import { deliveryName } from '../../app/deliveries.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { ProgressLine } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './evidence.module.css';
import { ImportDone } from './import-done.tsx';
import { ImportReady } from './import-ready.tsx';

export function ImportSheet(): ReactNode {
  const { imports, words } = useApp();
  const said = words.evidenceImport;
  const { phase, path, shown, waiting } = useStore(imports.store);
  const name = path === null ? '' : deliveryName(path, words.app);
  const shell = { open: shown && phase.kind !== 'none', onClose: imports.dismiss };
  const lead = waiting.length === 0 ? name : said.thenMore(name, waiting.length);
  switch (phase.kind) {
    case 'none':
      return null;
    case 'inspecting':
      return (
        <Sheet
          {...shell}
          title={said.looking}
          lead={lead}
          foot={<Button onClick={imports.dismiss}>{said.cancel}</Button>}
        >
          <Skeleton rows={8} />
        </Sheet>
      );
    case 'refused':
      return (
        <Sheet
          {...shell}
          title={said.refused}
          lead={lead}
          foot={
            <>
              <Button onClick={imports.dismiss}>{said.close}</Button>
              <Button onClick={() => void imports.choose('file')}>{said.another}</Button>
            </>
          }
        >
          <ErrorBanner error={phase.error} onRetry={() => void imports.look()} />
        </Sheet>
      );
    case 'ready':
      return (
        <ImportReady {...shell} lead={lead} inspection={phase.inspection} error={phase.error} choice={phase.choice} />
      );
    case 'importing':
      return (
        <Sheet
          {...shell}
          title={said.importing}
          lead={lead}
          foot={
            <>
              <Button tone="quiet" onClick={imports.cancel}>
                {said.cancelImport}
              </Button>
              <Button onClick={imports.dismiss}>{said.goOn}</Button>
            </>
          }
        >
          <div className={styles.stack}>
            <ProgressLine step={phase.progress} waiting={said.importing} />
            <p className={type.two}>{said.meanwhile}</p>
          </div>
        </Sheet>
      );
    case 'done':
      return <ImportDone {...shell} lead={lead} report={phase.report} />;
  }
}
