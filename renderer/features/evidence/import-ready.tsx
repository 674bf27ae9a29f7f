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
  const { imports } = useApp();
  const { as } = useActor();
  const [accepted, setAccepted] = useState(choice?.acceptUntrusted ?? false);
  const [kind, setKind] = useState(choice?.kind ?? null);
  const [system, setSystem] = useState(choice?.system ?? '');
  const [mapping, setMapping] = useState<MappingPlace | null>(null);
  const reasons = useId();
  const unrecognised = inspection.sources.length === 0 || inspection.sources.every((source) => source.kind === null);
  const needsKind = inspection.kind === 'plain' && unrecognised;
  const blocked = blockedBecause(inspection, accepted, needsKind && kind === null);
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
      title={`Import ${inspection.name}?`}
      lead={lead}
      foot={
        <>
          <span id={reasons} className={`${type.two} ${type.t12} ${type.grow}`}>
            {blocked}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          {toMap === null ? (
            <Button tone="primary" blockedBy={blocked === null ? null : reasons} onClick={run}>
              {inspection.trust === 'trusted' ? 'Import' : 'Import as unproven'}
            </Button>
          ) : (
            <Button tone="primary" onClick={() => setMapping(toMap)}>
              Map its columns
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <ErrorBanner error={error} />
        {inspection.alreadyImported ? (
          <Banner title="This very bundle is here already.">Importing it again changes nothing.</Banner>
        ) : null}
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

function blockedBecause(inspection: Inspection, accepted: boolean, kindMissing: boolean): string | null {
  if (kindMissing) return 'Map its columns, or say what kind of file this is.';
  if (inspection.trust === 'trusted' || accepted) return null;
  if (inspection.trust === 'unknown-signer') return 'Pin the key, or accept the evidence as unproven.';
  return 'Accept the evidence as unproven first.';
}

interface TrustProps {
  readonly inspection: Inspection;
  readonly accepted: boolean;
  readonly onAccepted: (accepted: boolean) => void;
}

function Trust({ inspection, accepted, onAccepted }: TrustProps): ReactNode {
  const from = inspection.provider ?? 'the provider';
  switch (inspection.trust) {
    case 'trusted':
      return (
        <Banner tone="good" title="Signed by a key that you pinned.">
          Every file matches its digest. {inspection.lineage}
        </Banner>
      );
    case 'unknown-signer':
      return (
        <>
          <Banner tone="warn" title="Signed, but nobody here vouches for the key.">
            Every file matches its digest, so nothing was changed since it was signed. Who signed it is not known yet.
          </Banner>
          {inspection.fingerprint === null ? null : (
            <PinKey fingerprint={inspection.fingerprint} from={from} inspection={inspection} />
          )}
          <Accept accepted={accepted} onAccepted={onAccepted}>
            Import without pinning. I know that nobody vouches for the key; this is recorded, and the reports say so.
          </Accept>
        </>
      );
    case 'unsigned':
      return (
        <>
          <Banner tone="warn" title={inspection.kind === 'plain' ? plainTitle(inspection.files.length) : 'Not signed.'}>
            Anybody could have made or changed it. It can be used as evidence only if you accept that.
          </Banner>
          <Accept accepted={accepted} onAccepted={onAccepted}>
            I accept this evidence as unproven. That is recorded, and the reports say so.
          </Accept>
        </>
      );
  }
}

function plainTitle(files: number): string {
  return files === 1 ? 'A single file, without a signature.' : `${files} files, without a signature.`;
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
  const { imports } = useApp();
  const { as } = useActor();
  const workspace = useWorkspace();
  const add = useCommand('trust.add');
  const [typed, setTyped] = useState('');
  const reasons = useId();
  const same = isSameFingerprint(typed, fingerprint);
  const problem = typed.trim() === '' || same ? null : 'This is not the same. Do not pin it; ask the provider.';
  const pin = async () => {
    const note = `Compared when importing ${inspection.name}`;
    const answer = await add.run({ fingerprint, provider: inspection.provider ?? workspace.provider, note, as });
    if (answer.ok) await imports.look();
  };
  return (
    <div className={styles.choice}>
      <h3>Compare the key, then pin it</h3>
      <p className={type.two}>
        Ask {from} for the fingerprint of their evidence key, on the phone or from the contract: not by the way this
        file came.
      </p>
      <div className={styles.fingerprint}>{spokenFingerprint(fingerprint)}</div>
      <Field label="The fingerprint they gave you" hint="typed or pasted" problem={problem}>
        {(parts) => <TextInput {...parts} value={typed} onChange={setTyped} spellCheck={false} />}
      </Field>
      <ErrorBanner error={add.error} onDismiss={add.clearError} />
      <div className={type.row}>
        <Button blockedBy={same ? null : reasons} onClick={() => void pin()}>
          Pin this key for {inspection.provider ?? workspace.provider}
        </Button>
        <span id={reasons} className={`${type.two} ${type.t12}`}>
          {same ? 'They are the same.' : 'Once the two are the same.'}
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
  const kinds = useQuery('evidence.kinds', {}).value ?? [];
  return (
    <div className={styles.pair}>
      <Field label="What it is" hint={needed ? 'required' : 'if it was not recognised'}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            describedBy={describedBy}
            options={kinds.map((one) => ({ value: one.kind, label: one.title }))}
            value={kind}
            onChange={onKind}
            placeholder={needed ? 'Choose a kind' : 'As recognised'}
          />
        )}
      </Field>
      <Field label="Which system it is of" hint="if the files don’t say">
        {(parts) => (
          <TextInput {...parts} value={system} onChange={onSystem} placeholder="aws:123456789012; okta:northwind" />
        )}
      </Field>
    </div>
  );
}
