// Evidence: the bundles, one bundle with its trust and its counts, and the artefact viewer.
import { Plus } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { BundleSummary } from '../../../shared/contract/evidence.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Pane, Panes } from '../../ui/pane.tsx';
import { ProgressLine } from '../../ui/progress.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { type ArtefactPlace, ArtefactView } from './artefact-view.tsx';
import { BundlePane } from './bundle-pane.tsx';
import styles from './evidence.module.css';
import { SavedMappings } from './mapping/saved-mappings.tsx';
import { TrustMark } from './trust.tsx';

export function EvidenceScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { navigation } = useApp();
  const bundles = useQuery('evidence.bundles', {});
  const wanted = screen.name === 'evidence' ? screen.bundle : undefined;
  const list = bundles.value ?? [];
  const chosen = list.find((bundle) => bundle.id === wanted) ?? newest(list);
  const [place, setPlace] = useState<(ArtefactPlace & { readonly bundle: string }) | null>(null);
  const shown = place !== null && place.bundle === chosen?.id ? place : null;
  if (bundles.value !== undefined && list.length === 0) return <NoBundles />;
  return (
    <Panes title="Evidence">
      <Pane
        label="Bundles"
        width="list"
        head={
          <>
            <h2>Bundles</h2>
            <span className={type.grow} />
            <ImportMenu />
          </>
        }
        foot="Or drop a bundle anywhere"
      >
        <RunningImport />
        <Loaded query={bundles} skeleton={<Skeleton height={46} rows={5} />}>
          {() =>
            [...list]
              .sort(newestFirst)
              .map((bundle) => (
                <BundleRow
                  key={bundle.id}
                  bundle={bundle}
                  current={bundle.id === chosen?.id}
                  onOpen={() => navigation.go({ name: 'evidence', bundle: bundle.id })}
                />
              ))
          }
        </Loaded>
      </Pane>
      {chosen === undefined ? (
        <Pane label="Bundle" width="detail">
          <Skeleton rows={12} />
        </Pane>
      ) : (
        <BundlePane
          key={chosen.id}
          id={chosen.id}
          shownArtefact={shown?.artefact ?? null}
          onArtefact={(next) => setPlace({ ...next, bundle: chosen.id })}
        />
      )}
      <Pane label="Artefact" bare>
        {shown !== null ? (
          <ArtefactView place={shown} />
        ) : chosen === undefined ? null : (
          <FirstArtefact
            bundle={chosen.id}
            onArtefact={(artefact) => setPlace({ artefact, line: null, pointer: null, bundle: chosen.id })}
          />
        )}
      </Pane>
    </Panes>
  );
}

/** Shows a bundle's first file until another is chosen. */
function FirstArtefact(props: { readonly bundle: string; readonly onArtefact: (artefact: string) => void }): ReactNode {
  const { bundle, onArtefact } = props;
  const detail = useQuery('evidence.bundle', { id: bundle }).value;
  const first = (detail?.artefacts.find((one) => one.source !== null) ?? detail?.artefacts[0])?.id;
  useEffect(() => {
    if (first !== undefined) onArtefact(first);
  }, [first, onArtefact]);
  if (detail === undefined || first !== undefined) return <Skeleton rows={16} height={28} />;
  return <EmptyState title="No files">This bundle brought no file with it.</EmptyState>;
}

function BundleRow(props: {
  readonly bundle: BundleSummary;
  readonly current: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const { bundle, current, onOpen } = props;
  const { provider } = useWorkspace();
  const { format } = useApp();
  return (
    <button type="button" className={styles.bundle} aria-current={current ? 'true' : undefined} onClick={onOpen}>
      <span className={styles.top}>
        <b title={bundle.name}>{bundle.name}</b>
        <span>{format.day(bundle.receivedAt)}</span>
      </span>
      <span className={styles.line}>
        <TrustMark bundle={bundle} />
      </span>
      <span className={styles.line}>
        {bundle.provider === null || bundle.provider === provider ? '' : `${bundle.provider}, `}
        {counted(bundle.files, 'file')}, {counted(bundle.imported.entitlements, 'entitlement', 'entitlements', format)}
      </span>
    </button>
  );
}

function ImportMenu(): ReactNode {
  const { imports, commands } = useApp();
  const [showsMappings, setShowsMappings] = useState(false);
  useCommands({ 'evidence.mappings': () => setShowsMappings(true) });
  return (
    <>
      <Menu
        align="end"
        trigger={<Button icon={<Plus aria-hidden />}>Import</Button>}
        groups={[
          {
            items: [
              {
                id: 'file',
                label: 'A bundle or a file',
                note: 'A ZIP bundle, or an export as CSV, JSON, XLSX or YAML',
                keys: '$mod+i',
                run: () => void imports.choose('file'),
              },
              { id: 'folder', label: 'A bundle as a folder', run: () => void imports.choose('folder') },
            ],
          },
          {
            items: [
              {
                id: 'mappings',
                label: 'Saved mappings',
                note: 'How tables of your own are read',
                run: () => setShowsMappings(true),
              },
              {
                id: 'kit',
                label: 'Write the provider kit',
                note: 'What a provider needs to make bundles without this app',
                run: () => commands.run('workspace.providerKit'),
              },
            ],
          },
        ]}
      />
      {showsMappings ? <SavedMappings onClose={() => setShowsMappings(false)} /> : null}
    </>
  );
}

function RunningImport(): ReactNode {
  const { imports } = useApp();
  const phase = useStore(imports.store, (state) => state.phase);
  if (phase.kind !== 'importing') return null;
  return (
    <div className={styles.running}>
      <b>{phase.inspection.name}</b>
      <ProgressLine step={phase.progress} waiting="Importing" />
    </div>
  );
}

function NoBundles(): ReactNode {
  const { imports } = useApp();
  return (
    <Pane label="Bundles" head={<h2>Bundles</h2>} foot="Drop a bundle anywhere to import it">
      <RunningImport />
      <EmptyState
        title="No evidence yet"
        steps={
          <>
            <Button tone="primary" keys="$mod+i" onClick={() => void imports.choose('file')}>
              Import a bundle
            </Button>
            <Button onClick={() => void imports.choose('folder')}>Import a bundle folder</Button>
          </>
        }
      >
        Your provider hands over a bundle: the exports of your systems, with a manifest and a signature. Countersign
        says what is in it and whether it can be relied on before anything is imported.
      </EmptyState>
    </Pane>
  );
}

const newestFirst = (one: BundleSummary, other: BundleSummary) => other.ordinal - one.ordinal;

function newest(bundles: readonly BundleSummary[]): BundleSummary | undefined {
  return [...bundles].sort(newestFirst)[0];
}
