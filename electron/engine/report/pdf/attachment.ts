// Attaches a file (ISO 32000-1, 7.11.4; PDF/A-3): compressed while it is made, so that it never stands in memory as a whole.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import type { Attachment } from './document.ts';
import type { PdfDocument } from './pdfkit.ts';

/** A JSON file that came into being `at` this moment. pdfkit takes String objects for text, plain ones for names. */
export async function attach(document: PdfDocument, attachment: Attachment, at: Date): Promise<void> {
  const { name, content, description, relationship } = attachment;
  const { deflated, size, md5 } = await compressed(Buffer.isBuffer(content) ? [content] : content);
  const file = document.ref({
    Type: 'EmbeddedFile',
    Filter: 'FlateDecode',
    Subtype: 'application#2Fjson',
    Params: { CreationDate: at, ModDate: at, CheckSum: new String(md5), Size: size },
  });
  file.end(deflated);
  const text = new String(name);
  const specification = document.ref({
    Type: 'Filespec',
    AFRelationship: relationship,
    F: text,
    EF: { F: file },
    UF: text,
    Desc: new String(description),
  });
  specification.end();
  document.addNamedEmbeddedFile(name, specification);
  const known = document._root.data.AF;
  document._root.data.AF = [...(Array.isArray(known) ? known : []), specification];
}

async function compressed(pieces: Iterable<Buffer>): Promise<{ deflated: Buffer; size: number; md5: string }> {
  // The checksum that the format asks for; nothing rests on it.
  const md5 = createHash('md5');
  const deflate = createDeflate({ chunkSize: 256 * 1024 });
  const deflated = buffer(deflate);
  let size = 0;
  for (const piece of pieces) {
    md5.update(piece);
    size += piece.length;
    if (!deflate.write(piece)) await once(deflate, 'drain');
  }
  deflate.end();
  return { deflated: await deflated, size, md5: md5.digest('hex') };
}
