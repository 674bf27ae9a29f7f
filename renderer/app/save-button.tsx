// Saves what is shown as a file that the person names: a table, a proof, a checkpoint. Nothing is written before that.
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { asCountersignError } from '../lib/engine.ts';
import { Button } from '../ui/button.tsx';
import { useApp } from './context.ts';

interface SaveButtonProps {
  readonly label: string;
  /** Proposed; its ending says what it is. */
  readonly fileName: string;
  /** Asked when the place is chosen, so that a long table is made only then. */
  readonly text: () => string | Promise<string>;
  /** In a list, where it is one of many. */
  readonly small?: boolean;
}

export function SaveButton({ label, fileName, text, small = false }: SaveButtonProps): ReactNode {
  const { words } = useApp();
  const save = useSaveText();
  const [saving, setSaving] = useState(false);
  const run = async () => {
    setSaving(true);
    await save(fileName, text);
    setSaving(false);
  };
  return (
    <Button
      tone={small ? 'quiet' : 'plain'}
      size={small ? 'small' : 'usual'}
      icon={<Download aria-hidden />}
      onClick={() => void run()}
    >
      {saving ? words.app.saving : label}
    </Button>
  );
}

/** The same for a command or menu entry. Says what became of it in a toast. */
export function useSaveText(): (fileName: string, text: () => string | Promise<string>) => Promise<void> {
  const { bridge, engine, toasts, words } = useApp();
  const said = words.app;
  return async (fileName, text) => {
    const [path] = await bridge.dialog('save-file', { fileName });
    if (path === undefined) return;
    try {
      const { file } = await engine.call('file.saveText', { file: path, text: await text() });
      toasts.show(said.saved, { label: said.showFile, run: () => void bridge.showInFolder(file) });
    } catch (error) {
      toasts.show(said.notSaved(asCountersignError(error).message));
    }
  };
}
