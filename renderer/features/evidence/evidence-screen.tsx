// Evidence: the bundles, one bundle with its trust and its counts, and the artefact viewer.
import { Plus } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { BundleSummary } from '../../../shared/contract/evidence.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { useWorkspace } from '../../app/use-store.ts';
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
  const { navigation, words } = useApp();
  const bundles = useQuery('evidence.bundles', {});
  const wanted = screen.name === 'evidence' ? screen.bundle : undefined;
  const list = bundles.value ?? [];
  const chosen = list.find((bundle) => bundle.id === wanted) ?? newest(list);
  const [place, setPlace] = useState<(ArtefactPlace & { readonly bundle: string }) | null>(null);
  const shown = place !== null && place.bundle === chosen?.id ? place : null;
  if (bundles.value !== undefined && list.length === 0) return <NoBundles />;
  return (
    <Panes title={words.evidence.title}>
      <Pane
        label={words.evidence.bundles}
        width="list"
        head={
          <>
            <h2>{words.evidence.bundles}</h2>
            <span className={type.grow} />
            <ImportMenu />
          </>
        }
        foot={words.evidence.orDrop}
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
        <Pane label={words.evidence.bundle} width="detail">
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
      <Pane label={words.evidence.artefact} bare>
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
  const { words } = useApp();
  const detail = useQuery('evidence.bundle', { id: bundle }).value;
  const first = (detail?.artefacts.find((one) => one.source !== null) ?? detail?.artefacts[0])?.id;
  useEffect(() => {
    if (first !== undefined) onArtefact(first);
  }, [first, onArtefact]);
  if (detail === undefined || first !== undefined) return <Skeleton rows={16} height={28} />;
  return <EmptyState title={words.evidence.noFiles}>{words.evidence.noFilesWhy}</EmptyState>;
}

function BundleRow(props: {
  readonly bundle: BundleSummary;
  readonly current: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const { bundle, current, onOpen } = props;
  const { provider } = useWorkspace();
  const { format, words } = useApp();
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
        {words.evidence.contents(bundle.files, bundle.imported.entitlements)}
      </span>
    </button>
  );
}

function ImportMenu(): ReactNode {
  const { imports, commands, words } = useApp();
  const { menu } = words.evidence;
  const [showsMappings, setShowsMappings] = useState(false);
  useCommands({ 'evidence.mappings': () => setShowsMappings(true) });
  return (
    <>
      <Menu
        align="end"
        trigger={<Button icon={<Plus aria-hidden />}>{words.evidence.import}</Button>}
        groups={[
          {
            items: [
              {
                id: 'file',
                label: menu.file,
                note: menu.fileNote,
                keys: '$mod+i',
                run: () => void imports.choose('file'),
              },
              { id: 'folder', label: menu.folder, run: () => void imports.choose('folder') },
            ],
          },
          {
            items: [
              {
                id: 'mappings',
                label: menu.mappings,
                note: menu.mappingsNote,
                run: () => setShowsMappings(true),
              },
              {
                id: 'kit',
                label: menu.kit,
                note: menu.kitNote,
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
  const { imports, words } = useApp();
  const phase = useStore(imports.store, (state) => state.phase);
  if (phase.kind !== 'importing') return null;
  return (
    <div className={styles.running}>
      <b>{phase.inspection.name}</b>
      <ProgressLine step={phase.progress} waiting={words.evidence.importing} />
    </div>
  );
}

function NoBundles(): ReactNode {
  const { imports, words } = useApp();
  const { none } = words.evidence;
  return (
    <Pane label={words.evidence.bundles} head={<h2>{words.evidence.bundles}</h2>} foot={words.evidence.dropHere}>
      <RunningImport />
      <EmptyState
        title={none.title}
        steps={
          <>
            <Button tone="primary" keys="$mod+i" onClick={() => void imports.choose('file')}>
              {none.file}
            </Button>
            <Button onClick={() => void imports.choose('folder')}>{none.folder}</Button>
          </>
        }
      >
        {none.text}
      </EmptyState>
    </Pane>
  );
}

const newestFirst = (one: BundleSummary, other: BundleSummary) => other.ordinal - one.ordinal;

function newest(bundles: readonly BundleSummary[]): BundleSummary | undefined {
  return [...bundles].sort(newestFirst)[0];
}
