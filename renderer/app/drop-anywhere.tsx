// A file dropped anywhere: a workspace is opened, anything else is looked at as evidence.
import { type ReactNode, useEffect, useState } from 'react';
import { useApp } from './context.ts';
import styles from './frame.module.css';
import { useSession } from './use-store.ts';

interface DropAnywhereProps {
  /** Opens a dropped workspace. */
  readonly onWorkspace: (path: string) => void;
  /** What happens to evidence when no workspace is open. */
  readonly onHomeless: (paths: readonly string[]) => void;
}

export function DropAnywhere({ onWorkspace, onHomeless }: DropAnywhereProps): ReactNode {
  const { bridge, imports, words } = useApp();
  const phase = useSession((state) => state.phase);
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    /** A part of the window that takes dropped files itself marks so. */
    const isTaken = (event: DragEvent) =>
      event.target instanceof Element && event.target.closest('[data-takes-drop]') !== null;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(!isTaken(event));
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hold = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented || isTaken(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const paths = files.map((file) => bridge.pathOfDrop(file)).filter((path) => path !== null);
      const workspace = paths.find((path) => path.endsWith('.countersign'));
      if (workspace !== undefined) onWorkspace(workspace);
      else if (phase === 'open') imports.begin(paths);
      else onHomeless(paths);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', drop);
    };
  }, [bridge, imports, phase, onWorkspace, onHomeless]);
  if (!over) return null;
  return <div className={styles.drop}>{phase === 'open' ? words.app.drop.evidence : words.app.drop.workspace}</div>;
}
