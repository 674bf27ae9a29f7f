// One bundle: whether it can be trusted, how it came here, what it declared against what was read, and what was rejected.
import type { ReactNode } from 'react';
import type { BundleDetail } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Pane, Section } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import type { ArtefactPlace } from './artefact-view.tsx';
import { TrustSection } from './bundle-trust.tsx';
import styles from './evidence.module.css';
import { ReconciliationSection } from './reconciliation-section.tsx';
import { RejectedSection } from './rejected-section.tsx';

interface BundlePaneProps {
  readonly id: string;
  readonly shownArtefact: string | null;
  readonly onArtefact: (place: ArtefactPlace) => void;
}

export function BundlePane({ id, shownArtefact, onArtefact }: BundlePaneProps): ReactNode {
  const { words } = useApp();
  const query = useQuery('evidence.bundle', { id });
  const openFile = (bundle: BundleDetail) => (file: string) => {
    const artefact = bundle.artefacts.find((one) => one.path === file);
    if (artefact !== undefined) onArtefact({ artefact: artefact.id, line: null, pointer: null });
  };
  return (
    <Pane label={words.evidence.bundle} width="detail" padded>
      <Loaded query={query} skeleton={<Skeleton rows={14} />}>
        {(bundle) => (
          <>
            <div className={styles.title}>
              <h2>{bundle.name}</h2>
              {bundle.provider === null ? null : <Badge tone="provider">{bundle.provider}</Badge>}
            </div>
            <TrustSection bundle={bundle} />
            <LineageSection bundle={bundle} />
            <ReconciliationSection bundle={bundle} onFile={openFile(bundle)} onArtefact={onArtefact} />
            <RejectedSection bundle={bundle} onArtefact={onArtefact} />
            <FilesSection bundle={bundle} shownArtefact={shownArtefact} onFile={openFile(bundle)} />
          </>
        )}
      </Loaded>
    </Pane>
  );
}

function LineageSection({ bundle }: { readonly bundle: BundleDetail }): ReactNode {
  const { format, words } = useApp();
  const { lineage } = words.evidence;
  const persons = useQuery('person.list', {}).value ?? [];
  const importer = persons.find((person) => person.id === bundle.importedBy)?.name ?? bundle.importedBy;
  const extracted = bundle.sources.flatMap((source) => source.extractedAt ?? []).sort();
  const [first] = extracted;
  const last = extracted.at(-1);
  return (
    <Section title={lineage.title} note={bundle.sequence === null ? undefined : lineage.number(bundle.sequence)}>
      <ol className={styles.lineage}>
        <li data-known={first !== undefined}>
          <b>{lineage.collected}</b>{' '}
          {first === undefined || last === undefined ? (
            <span className={type.unknown}>{lineage.notSaid}</span>
          ) : first.slice(0, 16) === last.slice(0, 16) ? (
            format.utc(first)
          ) : (
            lineage.between(format.utc(first), format.utc(last))
          )}
        </li>
        <li data-known={bundle.effectiveAt !== null}>
          <b>{lineage.packed}</b>{' '}
          {bundle.effectiveAt === null ? (
            <span className={type.unknown}>{lineage.notSaid}</span>
          ) : (
            format.utc(bundle.effectiveAt)
          )}
          {lineage.states[bundle.lineage] ?? ''}
        </li>
        <li>
          <b>{lineage.imported}</b> {format.moment(bundle.receivedAt)}
          {importer === null ? '' : lineage.by(importer)}
          {bundle.ledgerEntry === null ? '' : lineage.entry(bundle.ledgerEntry)}
        </li>
      </ol>
    </Section>
  );
}

function FilesSection(props: {
  readonly bundle: BundleDetail;
  readonly shownArtefact: string | null;
  readonly onFile: (file: string) => void;
}): ReactNode {
  const { bundle, shownArtefact, onFile } = props;
  const { format, words } = useApp();
  return (
    <Section title={words.evidence.files} note={`${bundle.artefacts.length}`}>
      <div className={styles.files}>
        {bundle.artefacts.map((artefact) => (
          <button
            type="button"
            key={artefact.id}
            className={styles.file}
            aria-current={artefact.id === shownArtefact ? 'true' : undefined}
            onClick={() => onFile(artefact.path)}
          >
            <span className={classes(type.mono, type.truncate)}>{artefact.path}</span>
            <span className={type.dim}>
              {artefact.source === null ? words.evidence.notEvidence : format.size(artefact.size)}
            </span>
          </button>
        ))}
      </div>
    </Section>
  );
}
