// Verifying any file by dropping or choosing it: against the roots, fingerprints and older checkpoint that the person names.
import { FileCheck2 } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { Button } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import { GivenBar, useGiven } from '../verify/given.tsx';
import { VerifiedFile } from '../verify/verification-result.tsx';
import styles from './reports.module.css';

export function VerifyBlock(): ReactNode {
  const { bridge, words } = useApp();
  const { block } = words.verify;
  const state = useGiven();
  const [paths, setPaths] = useState<readonly string[]>([]);
  const [over, setOver] = useState(false);
  const choose = async () => {
    const chosen = await bridge.dialog('open-any');
    if (chosen.length > 0) setPaths(chosen);
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
    <Block title={block.title} note={block.note}>
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
        <b>{block.drop}</b>
        <p>{block.dropNote}</p>
        <div className={styles.steps}>
          <Button onClick={() => void choose()}>{block.choose}</Button>
          {paths.length === 0 ? null : (
            <Button tone="quiet" onClick={() => setPaths([])}>
              {block.clear}
            </Button>
          )}
        </div>
      </div>
      <GivenBar state={state} />
      <div className={styles.results}>
        {paths.map((path) => (
          <VerifiedFile key={path} path={path} given={state.given} ready={state.ready} />
        ))}
      </div>
    </Block>
  );
}
