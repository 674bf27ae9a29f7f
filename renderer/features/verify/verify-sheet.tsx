// Checks any file without a workspace: bundle, report, pack, decision, list of instructions, proof. Says line by line what
// held.
import type { ReactNode } from 'react';
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
  const state = useGiven();
  return (
    <Sheet
      open={paths !== null && paths.length > 0}
      onClose={onClose}
      title="Verify"
      lead="Nothing is imported or changed. The same checks can be made with standard tools, without Countersign."
      foot={<Button onClick={onChoose}>Verify another file</Button>}
    >
      <GivenBar state={state} />
      {(paths ?? []).map((path) => (
        <VerifiedFile key={path} path={path} given={state.given} ready={state.ready} />
      ))}
    </Sheet>
  );
}
