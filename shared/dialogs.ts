// The file dialogs that the product needs, as data, so that the shell that shows them needs no word of the product.
import type { DialogKind } from './bridge.ts';

export interface DialogDescription {
  readonly title: string;
  readonly confirm: string;
  readonly choose: 'file' | 'files' | 'folder' | 'save';
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

const workspace = [{ name: 'Countersign workspace', extensions: ['countersign'] }];
const key = [{ name: 'Key or certificate', extensions: ['p12', 'pfx', 'pem', 'key', 'crt', 'cer'] }];
const anyFile = { name: 'All files', extensions: ['*'] };

export const dialogs: Readonly<Record<DialogKind, DialogDescription>> = {
  'open-bundle': {
    title: 'Import evidence',
    confirm: 'Import',
    choose: 'files',
    filters: [
      { name: 'Evidence', extensions: ['zip', 'csv', 'json', 'jsonl', 'ndjson', 'xlsx', 'yaml', 'yml'] },
      anyFile,
    ],
  },
  'open-bundle-folder': { title: 'Import a bundle folder', confirm: 'Import', choose: 'folder', filters: [] },
  'open-workspace': { title: 'Open a workspace', confirm: 'Open', choose: 'file', filters: [...workspace, anyFile] },
  'new-workspace': { title: 'Create a workspace', confirm: 'Create', choose: 'save', filters: workspace },
  'open-key': { title: 'Choose a key file', confirm: 'Choose', choose: 'file', filters: [...key, anyFile] },
  'save-key': { title: 'Save the key file', confirm: 'Save', choose: 'save', filters: key },
  'open-any': { title: 'Choose files to verify', confirm: 'Verify', choose: 'files', filters: [anyFile] },
  'open-report': {
    title: 'Choose the report as it was issued',
    confirm: 'Choose',
    choose: 'file',
    filters: [{ name: 'PDF', extensions: ['pdf'] }, anyFile],
  },
  'open-reply': {
    title: 'Choose the reply of the time stamping authority',
    confirm: 'Choose',
    choose: 'file',
    filters: [{ name: 'Time stamp', extensions: ['tsr', 'tst', 'p7s', 'der'] }, anyFile],
  },
  'save-report': {
    title: 'Save the report',
    confirm: 'Save',
    choose: 'save',
    filters: [
      { name: 'PDF', extensions: ['pdf'] },
      { name: 'Excel workbook', extensions: ['xlsx'] },
      { name: 'Audit pack', extensions: ['zip'] },
      { name: 'OSCAL', extensions: ['json'] },
    ],
  },
  // Tables, pages and proofs: the proposed name says which of them it is.
  'save-file': {
    title: 'Save a file',
    confirm: 'Save',
    choose: 'save',
    filters: [
      anyFile,
      { name: 'Table', extensions: ['csv', 'parquet'] },
      { name: 'Page', extensions: ['html', 'pdf', 'md', 'txt'] },
      { name: 'Data', extensions: ['json', 'zip', 'ics'] },
    ],
  },
  'choose-folder': { title: 'Choose a folder', confirm: 'Choose', choose: 'folder', filters: [] },
};
