// Before anything is imported: what the file says of itself, and what it takes to rely on it.
import { type ReactNode, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Inspection } from '../../../shared/contract/evidence.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { pathOfFile } from '../../app/deliveries.ts';
import type { ImportChoice } from '../../app/imports.ts';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { Messages } from '../../messages/table.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Checkbox, Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import styles from './evidence.module.css';
import { isSameFingerprint, spokenFingerprint } from './fingerprint.ts';
import { ImportContents } from './import-contents.tsx';
import type { MappingPlace } from './mapping/draft.ts';
import { MappingDialog } from './mapping/mapping-dialog.tsx';
import { MappingOffers } from './mapping/mapping-offers.tsx';

interface ImportReadyProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly lead: string;
  readonly inspection: Inspection;
  readonly error: CountersignError | null;
  /** What was chosen before it failed. */
  readonly choice: ImportChoice | null;
}

export function ImportReady({ open, onClose, lead, inspection, error, choice }: ImportReadyProps): ReactNode {
  const { imports, words } = useApp();
  const { ready } = words.evidenceImport;
  const { as } = useActor();
  const [accepted, setAccepted] = useState(choice?.acceptUntrusted ?? false);
  const [kind, setKind] = useState(choice?.kind ?? null);
  const [system, setSystem] = useState(choice?.system ?? '');
  const [mapping, setMapping] = useState<MappingPlace | null>(null);
  const reasons = useId();
  const unrecognised = inspection.sources.length === 0 || inspection.sources.every((source) => source.kind === null);
  const needsKind = inspection.kind === 'plain' && unrecognised;
  const blocked = blockedBecause(inspection, accepted, needsKind && kind === null, ready);
  const { path } = useStore(imports.store);
  // The next step of a table that nobody knows is to say what its columns are.
  const [table] = inspection.tables ?? [];
  const isNext = needsKind && kind === null && path !== null && table !== undefined;
  const toMap = isNext
    ? { path: pathOfFile(path, table.file), file: table.file, from: table.similar?.name ?? null }
    : null;
  const run = () =>
    void imports.run({ acceptUntrusted: accepted, kind, system: system.trim() === '' ? null : system.trim(), as });
  if (mapping !== null)
    return (
      <MappingDialog
        place={mapping}
        onClose={() => setMapping(null)}
        onSaved={() => {
          setMapping(null);
          void imports.look();
        }}
      />
    );
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={ready.title(inspection.name)}
      lead={lead}
      foot={
        <>
          <span id={reasons} className={`${type.two} ${type.t12} ${type.grow}`}>
            {blocked}
          </span>
          <Button onClick={onClose}>{words.evidenceImport.cancel}</Button>
          {toMap === null ? (
            <Button tone="primary" blockedBy={blocked === null ? null : reasons} onClick={run}>
              {inspection.trust === 'trusted' ? ready.import : ready.unproven}
            </Button>
          ) : (
            <Button tone="primary" onClick={() => setMapping(toMap)}>
              {ready.map}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <ErrorBanner error={error} />
        {inspection.alreadyImported ? <Banner title={ready.here}>{ready.hereWhy}</Banner> : null}
        <MappingOffers inspection={inspection} onMap={setMapping} onKind={setKind} />
        <Trust inspection={inspection} accepted={accepted} onAccepted={setAccepted} />
        {inspection.kind === 'plain' ? (
          <PlainChoices needed={needsKind} kind={kind} onKind={setKind} system={system} onSystem={setSystem} />
        ) : null}
        <ImportContents inspection={inspection} />
      </div>
    </Sheet>
  );
}

function blockedBecause(
  inspection: Inspection,
  accepted: boolean,
  kindMissing: boolean,
  words: Messages['evidenceImport']['ready'],
): string | null {
  if (kindMissing) return words.needsKind;
  if (inspection.trust === 'trusted' || accepted) return null;
  if (inspection.trust === 'unknown-signer') return words.needsPin;
  return words.needsAcceptance;
}

interface TrustProps {
  readonly inspection: Inspection;
  readonly accepted: boolean;
  readonly onAccepted: (accepted: boolean) => void;
}

function Trust({ inspection, accepted, onAccepted }: TrustProps): ReactNode {
  const { ready } = useApp().words.evidenceImport;
  const from = inspection.provider ?? ready.theProvider;
  switch (inspection.trust) {
    case 'trusted':
      return (
        <Banner tone="good" title={ready.trusted}>
          {ready.digests(inspection.lineage)}
        </Banner>
      );
    case 'unknown-signer':
      return (
        <>
          <Banner tone="warn" title={ready.unknownSigner}>
            {ready.unknownSignerWhy}
          </Banner>
          {inspection.fingerprint === null ? null : (
            <PinKey fingerprint={inspection.fingerprint} from={from} inspection={inspection} />
          )}
          <Accept accepted={accepted} onAccepted={onAccepted}>
            {ready.withoutPin}
          </Accept>
        </>
      );
    case 'unsigned':
      return (
        <>
          <Banner
            tone="warn"
            title={inspection.kind === 'plain' ? ready.plain(inspection.files.length) : ready.unsigned}
          >
            {ready.unsignedWhy}
          </Banner>
          <Accept accepted={accepted} onAccepted={onAccepted}>
            {ready.accept}
          </Accept>
        </>
      );
  }
}

function Accept(props: {
  readonly accepted: boolean;
  readonly onAccepted: (on: boolean) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.choice}>
      <Checkbox checked={props.accepted} onChange={props.onAccepted}>
        {props.children}
      </Checkbox>
    </div>
  );
}

interface PinKeyProps {
  readonly fingerprint: string;
  readonly from: string;
  readonly inspection: Inspection;
}

function PinKey({ fingerprint, from, inspection }: PinKeyProps): ReactNode {
  const { imports, words } = useApp();
  const { ready } = words.evidenceImport;
  const { as } = useActor();
  const workspace = useWorkspace();
  const add = useCommand('trust.add');
  const [typed, setTyped] = useState('');
  const reasons = useId();
  const same = isSameFingerprint(typed, fingerprint);
  const problem = typed.trim() === '' || same ? null : ready.notSame;
  const pin = async () => {
    const note = ready.note(inspection.name);
    const answer = await add.run({ fingerprint, provider: inspection.provider ?? workspace.provider, note, as });
    if (answer.ok) await imports.look();
  };
  return (
    <div className={styles.choice}>
      <h3>{ready.compare}</h3>
      <p className={type.two}>{ready.compareHow(from)}</p>
      <div className={styles.fingerprint}>{spokenFingerprint(fingerprint)}</div>
      <Field label={ready.given} hint={ready.givenHint} problem={problem}>
        {(parts) => <TextInput {...parts} value={typed} onChange={setTyped} spellCheck={false} />}
      </Field>
      <ErrorBanner error={add.error} onDismiss={add.clearError} />
      <div className={type.row}>
        <Button blockedBy={same ? null : reasons} onClick={() => void pin()}>
          {ready.pin(inspection.provider ?? workspace.provider)}
        </Button>
        <span id={reasons} className={`${type.two} ${type.t12}`}>
          {same ? ready.same : ready.onceSame}
        </span>
      </div>
    </div>
  );
}

interface PlainChoicesProps {
  readonly needed: boolean;
  readonly kind: string | null;
  readonly onKind: (kind: string) => void;
  readonly system: string;
  readonly onSystem: (system: string) => void;
}

function PlainChoices({ needed, kind, onKind, system, onSystem }: PlainChoicesProps): ReactNode {
  const { ready } = useApp().words.evidenceImport;
  const kinds = useQuery('evidence.kinds', {}).value ?? [];
  return (
    <div className={styles.pair}>
      <Field label={ready.kind} hint={needed ? ready.required : ready.ifNotRecognised}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            describedBy={describedBy}
            options={kinds.map((one) => ({ value: one.kind, label: one.title }))}
            value={kind}
            onChange={onKind}
            placeholder={needed ? ready.chooseKind : ready.asRecognised}
          />
        )}
      </Field>
      <Field label={ready.system} hint={ready.systemHint}>
        {(parts) => <TextInput {...parts} value={system} onChange={onSystem} placeholder={ready.systemExample} />}
      </Field>
    </div>
  );
}
