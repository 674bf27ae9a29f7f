// Checks any file without a workspace: bundle, report, pack, decision, list of instructions, proof. Says line by line what
// held.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { GivenBar, useGiven } from './given.tsx';
import { VerifiedFile } from './verification-result.tsx';

interface VerifySheetProps {
  /** null: closed. */
  readonly paths: readonly string[] | null;
  readonly onClose: () => void;
  readonly onChoose: () => void;
}

export function VerifySheet({ paths, onClose, onChoose }: VerifySheetProps): ReactNode {
  const { verify } = useApp().words;
  const state = useGiven();
  return (
    <Sheet
      open={paths !== null && paths.length > 0}
      onClose={onClose}
      title={verify.title}
      lead={verify.lead}
      foot={<Button onClick={onChoose}>{verify.another}</Button>}
    >
      <GivenBar state={state} />
      {(paths ?? []).map((path) => (
        <VerifiedFile key={path} path={path} given={state.given} ready={state.ready} />
      ))}
    </Sheet>
  );
}
