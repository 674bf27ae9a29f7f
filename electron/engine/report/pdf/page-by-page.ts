// Makes a document of pdfkit write what it has and forget it, page by page. By itself it keeps every page, every structure
// element and a small array for each line of output until the document ends: a gigabyte for 100,000 rows.
import { deflateSync } from 'node:zlib';
import type { PdfDocument, PdfReference } from './pdfkit.ts';

/** Gives the bytes as they come. After `document.end()` everything was given. */
export function writePageByPage(document: PdfDocument, give: (bytes: Buffer) => void): void {
  const begun = document.read();
  if (Buffer.isBuffer(begun)) give(begun);
  writeInLargePieces(document, give);
  keepContentUntilPageEnds(document);
  sortDestinationsByBytes(document);
}

const pieceLength = 64 * 1024;
/** Half the time of zlib's usual level, for pages that are a few per cent larger. */
const level = 3;

/** pdfkit hands over each line by itself, its characters one byte each. */
function writeInLargePieces(document: PdfDocument, give: (bytes: Buffer) => void): void {
  let text = '';
  const flush = () => {
    if (text !== '') give(Buffer.from(text, 'latin1'));
    text = '';
  };
  document._write = (written) => {
    document._offset += written.length;
    if (typeof written === 'string') {
      document._offset += 1;
      text += `${written}\n`;
      if (text.length >= pieceLength) flush();
    } else {
      flush();
      give(Buffer.from(written.buffer, written.byteOffset, written.byteLength));
    }
  };
  // The end of the document.
  document.push = () => {
    flush();
    return false;
  };
}

function keepContentUntilPageEnds(document: PdfDocument): void {
  const { flushPages } = document;
  let content: string[] = [];
  document.addContent = (operators) => {
    content.push(operators);
    return document;
  };
  document.flushPages = () => {
    const { page } = document;
    // pdfkit would end it behind the content, which is compressed by then.
    if (page !== null && page.markings.length > 0) throw new Error('content is still marked at the end of the page');
    if (page !== null && content.length > 0) {
      page.content.compress = false;
      page.content.data.Filter = 'FlateDecode';
      page.content.write(deflateSync(Buffer.from(`${content.join('\n')}\n`, 'latin1'), { level }));
    }
    content = [];
    flushPages.call(document);
    if (page !== null) forgetPage(document, page.dictionary);
  };
}

/** The page is written; only its number is needed from now on. */
function forgetPage(document: PdfDocument, page: PdfReference): void {
  const key = page.data.StructParents;
  page.data = {};
  if (typeof key !== 'number') return;
  const tree = document._root.data.StructTreeRoot;
  const parents = isReference(tree) ? tree.data.ParentTree : undefined;
  if (!isTree(parents)) return;
  // Which element each piece of the page's content is of (ISO 32000-1, 14.7.4.4): an object of its own, written now.
  const elements = document.ref(parents.get(key));
  elements.end();
  elements.data = {};
  parents.add(key, elements);
}

/** As ISO 32000-1, 7.9.6 wants names sorted; the order of a language is another one, and slow. */
function sortDestinationsByBytes(document: PdfDocument): void {
  const names = document._root.data.Names;
  const destinations = isReference(names) ? names.data.Dests : undefined;
  if (isTree(destinations)) destinations._compareKeys = (a, b) => (a < b ? -1 : 1);
}

interface Tree {
  get(key: number): Record<string, unknown>;
  add(key: number, value: unknown): void;
  _compareKeys(a: string, b: string): number;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && 'get' in value && 'add' in value;
}

function isReference(value: unknown): value is PdfReference {
  return typeof value === 'object' && value !== null && 'data' in value && 'end' in value;
}
