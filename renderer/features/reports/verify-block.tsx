// Verifying any file by dropping or choosing it: against the roots, fingerprints and older checkpoint that the person names.
import { FileCheck2, X } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton, LinkButton } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import { VerificationResult } from '../verify/verify-sheet.tsx';
import { baseName } from './format-words.ts';
import styles from './reports.module.css';

export function VerifyBlock(): ReactNode {
  const { bridge } = useApp();
  const [paths, setPaths] = useState<readonly string[]>([]);
  const [roots, setRoots] = useState<readonly string[]>([]);
  const [checkpoint, setCheckpoint] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [over, setOver] = useState(false);
  const pinned = useQuery('trust.list', {});
  const fingerprints = [
    ...(pinned.value ?? []).map((one) => one.fingerprint),
    ...typed.split(/[\s,;]+/).filter((word) => word.length >= 8),
  ];
  const choose = async () => {
    const chosen = await bridge.dialog('open-any');
    if (chosen.length > 0) setPaths(chosen);
  };
  const addRoot = async () => {
    const chosen = await bridge.dialog('open-key', { title: 'Choose a root certificate that you trust' });
    setRoots((held) => [...new Set([...held, ...chosen])]);
  };
  const chooseCheckpoint = async () => {
    const [chosen] = await bridge.dialog('open-any', { title: 'Choose an older checkpoint' });
    if (chosen !== undefined) setCheckpoint(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files]
      .map((file) => bridge.pathOfDrop(file))
      .filter((path) => path !== null);
    if (dropped.length > 0) setPaths(dropped);
  };
  return (
    <Block title="Verify a file" note="bundle, report, workbook, pack, workspace">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button beside it for the keyboard */}
      <div
        className={styles.drop}
        data-takes-drop
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileCheck2 aria-hidden />
        <b>Drop a file here</b>
        <p>Nothing is imported or changed. The same checks can be made with standard tools.</p>
        <div className={styles.steps}>
          <Button onClick={() => void choose()}>Choose files</Button>
        </div>
      </div>
      <div className={styles.against}>
        <div className={styles.trusted}>
          <span>Against:</span>
          {roots.map((root) => (
            <Badge key={root}>
              {baseName(root)}
              <IconButton
                round
                label={`Leave ${baseName(root)} out`}
                icon={<X aria-hidden />}
                onClick={() => setRoots(roots.filter((one) => one !== root))}
              />
            </Badge>
          ))}
          <LinkButton small onClick={() => void addRoot()}>
            {roots.length === 0 ? 'a root certificate' : 'another root'}
          </LinkButton>
          {checkpoint === null ? (
            <LinkButton small onClick={() => void chooseCheckpoint()}>
              an older checkpoint
            </LinkButton>
          ) : (
            <Badge>
              {baseName(checkpoint)}
              <IconButton
                round
                label="Leave the checkpoint out"
                icon={<X aria-hidden />}
                onClick={() => setCheckpoint(null)}
              />
            </Badge>
          )}
        </div>
        <Field
          label="Fingerprints of bundle keys you trust"
          hint={`${pinned.value?.length ?? 0} pinned in this workspace`}
        >
          {(parts) => (
            <TextInput
              {...parts}
              placeholder="SHA256:…, more than one with a comma"
              value={typed}
              onChange={setTyped}
            />
          )}
        </Field>
      </div>
      <div className={styles.results} aria-live="polite">
        {pinned.loading && pinned.value === undefined
          ? null
          : paths.map((path) => (
              <VerifiedFile key={path} path={path} roots={roots} fingerprints={fingerprints} checkpoint={checkpoint} />
            ))}
      </div>
    </Block>
  );
}

interface VerifiedFileProps {
  readonly path: string;
  readonly roots: readonly string[];
  readonly fingerprints: readonly string[];
  readonly checkpoint: string | null;
}

function VerifiedFile({ path, roots, fingerprints, checkpoint }: VerifiedFileProps): ReactNode {
  const query = useQuery('verify.file', { path, roots: [...roots], fingerprints: [...fingerprints], checkpoint });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={5} />}>
      {(verification) => <VerificationResult verification={verification} />}
    </Loaded>
  );
}
