// Shows the file dialogs that shared/dialogs.ts describes and yields the chosen paths, none when cancelled.

import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { DialogKind, DialogOptions } from '../../shared/bridge.ts';
import { type DialogDescription, dialogs } from '../../shared/dialogs.ts';

const openProperties = {
  file: ['openFile'],
  files: ['openFile', 'multiSelections'],
  folder: ['openDirectory', 'createDirectory'],
} as const satisfies Record<Exclude<DialogDescription['choose'], 'save'>, OpenDialogOptions['properties']>;

export async function showDialog(window: BrowserWindow, kind: DialogKind, options: DialogOptions): Promise<string[]> {
  const description = dialogs[kind];
  const shown = {
    title: options.title ?? description.title,
    buttonLabel: description.confirm,
    filters: description.filters.map((filter) => ({ name: filter.name, extensions: [...filter.extensions] })),
  };
  if (description.choose === 'save') {
    const defaultPath = join(app.getPath('documents'), options.fileName ?? '');
    const { canceled, filePath } = await dialog.showSaveDialog(window, { ...shown, defaultPath });
    return canceled || filePath === undefined || filePath === '' ? [] : [withEnding(filePath, options.fileName)];
  }
  const properties = [...openProperties[description.choose]];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { ...shown, properties });
  return canceled ? [] : filePaths;
}

/** Linux dialogs leave a name as it was typed: without an ending it gets that of the proposed name. */
function withEnding(path: string, proposed = ''): string {
  return extname(path) === '' ? path + extname(proposed) : path;
}
