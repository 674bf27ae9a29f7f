// The mappings that tables are read by: what each reads, by which version, where it was last used; and taking one back.
import { Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SavedMapping } from '../../../../shared/contract/mapping.ts';
import { useApp } from '../../../app/context.ts';
import { SaveButton } from '../../../app/save-button.tsx';
import { useActor } from '../../../app/use-store.ts';
import { classes } from '../../../lib/classes.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useQuery } from '../../../lib/use-query.ts';
import { ErrorBanner } from '../../../ui/banner.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Dialog, Sheet } from '../../../ui/dialog.tsx';
import { Field, TextInput } from '../../../ui/field.tsx';
import { EmptyState, Loaded, Skeleton } from '../../../ui/states.tsx';
import styles from './saved-mappings.module.css';

export function SavedMappings({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { saved } = useApp().words.mapping;
  const query = useQuery('mapping.list', { all: true });
  const [retiring, setRetiring] = useState<SavedMapping | null>(null);
  return (
    <Sheet
      open
      title={saved.title}
      lead={saved.lead}
      onClose={onClose}
      foot={<Button onClick={onClose}>{saved.close}</Button>}
    >
      <Loaded query={query} skeleton={<Skeleton rows={4} />}>
        {(mappings) =>
          mappings.length === 0 ? (
            <EmptyState title={saved.none}>{saved.noneWhy}</EmptyState>
          ) : (
            <ul className={styles.list}>
              {inForceFirst(mappings).map((mapping) => (
                <Row
                  key={`${mapping.name} ${mapping.version}`}
                  mapping={mapping}
                  onRetire={mapping.retiredAt === null ? () => setRetiring(mapping) : null}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {retiring === null ? null : <Retire mapping={retiring} onClose={() => setRetiring(null)} />}
    </Sheet>
  );
}

function inForceFirst(mappings: readonly SavedMapping[]): SavedMapping[] {
  const gone = (mapping: SavedMapping) => (mapping.retiredAt === null ? 0 : 1);
  return [...mappings].sort(
    (one, other) => gone(one) - gone(other) || one.name.localeCompare(other.name) || other.version - one.version,
  );
}

function Row({
  mapping,
  onRetire,
}: {
  readonly mapping: SavedMapping;
  readonly onRetire: (() => void) | null;
}): ReactNode {
  const { format, words } = useApp();
  const { saved } = words.mapping;
  const { persons } = useActor();
  const { profile, savedBy, retiredAt } = mapping;
  const who = persons.find((person) => person.id === savedBy)?.name ?? savedBy;
  const columns = profile.tables.reduce(
    (sum, table) => sum + table.records.reduce((n, { fields }) => n + fields.length, 0),
    0,
  );
  return (
    <li className={classes(styles.row, retiredAt !== null && styles.gone)}>
      <Table2 aria-hidden />
      <div className={styles.words}>
        <b>{mapping.name}</b> <span className={styles.dim}>{saved.version(mapping.version)}</span>
        <p>
          {saved.savedOn(columns, profile.tables.length, format.day(mapping.savedAt), who)}
          {mapping.reason === null ? '' : saved.because(mapping.reason)}
        </p>
        <p className={styles.dim}>
          {retiredAt !== null
            ? saved.takenBack(format.day(retiredAt), mapping.retiredReason)
            : mapping.lastBundle === null
              ? saved.unused
              : saved.lastRead(mapping.lastBundle)}
        </p>
      </div>
      <div className={styles.steps}>
        <SaveButton
          small
          label={saved.saveAsFile}
          fileName={`${mapping.kind.replaceAll('.', '-')}-v${mapping.version}.json`}
          text={() => `${JSON.stringify(profile, null, 2)}\n`}
        />
        {onRetire === null ? null : (
          <LinkButton small onClick={onRetire}>
            {saved.takeBack}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

function Retire({ mapping, onClose }: { readonly mapping: SavedMapping; readonly onClose: () => void }): ReactNode {
  const { toasts, words } = useApp();
  const { saved } = words.mapping;
  const { as } = useActor();
  const command = useCommand('mapping.retire');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const retire = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const answer = await command.run({ name: mapping.name, reason: reason.trim(), as });
    if (!answer.ok) return;
    toasts.show(saved.gone(mapping.name));
    onClose();
  };
  return (
    <Dialog
      open
      title={saved.retire(mapping.name)}
      lead={saved.retireLead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{saved.leave}</Button>
          <Button tone="primary" onClick={() => void retire()}>
            {command.running ? saved.takingBack : saved.takeBack}
          </Button>
        </>
      }
    >
      <ErrorBanner error={command.error} onDismiss={command.clearError} />
      <Field
        label={saved.why}
        hint={words.mapping.required}
        problem={tried && reason.trim() === '' ? saved.whyMissing : null}
      >
        {(parts) => <TextInput {...parts} value={reason} onChange={setReason} placeholder={saved.whyExample} />}
      </Field>
    </Dialog>
  );
}
