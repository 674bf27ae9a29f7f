// Signs a report: PAdES baseline B (ETSI EN 319 142-1), detached CAdES over the whole file, in one of the fields that the
// report was made with. The unsigned file stays as it is, byte for byte, at the beginning of the signed one.
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { CountersignError } from '../../../../shared/errors.ts';
import { signCades } from '../../keys/cms.ts';
import type { Signer } from '../../keys/signing-key.ts';
import { appearanceCharacters, appearanceFont } from './fields.ts';
import { nextRevision, notOurs, type PdfSource, type ReadPdf, readPdf, readWrittenPdf } from './revision.ts';

export interface PdfSignature {
  /** Null: the certificate alone names the signer, as in a redacted edition. */
  readonly name: string | null;
  readonly reason: string;
  readonly at: Date;
}

/** Fills the first empty signature field. Throws SIGNATURE_FAILED where there is none, and what the signer throws. */
export async function signPdf(pdf: Buffer, signer: Signer, signature: PdfSignature): Promise<Buffer> {
  return Buffer.concat([pdf, await signatureRevision(readWrittenPdf(pdf), signer, signature)]);
}

/** The same at the end of a file, which is read piece by piece. Throws what signPdf throws, and what the file system says. */
export async function signPdfFile(path: string, signer: Signer, signature: PdfSignature): Promise<void> {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    const read = (at: number, length: number) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    };
    const revision = await signatureRevision(readPdf({ size, read }), signer, signature);
    for (let done = 0; done < revision.length; ) {
      done += writeSync(file, revision, done, revision.length - done, size + done);
    }
  } finally {
    closeSync(file);
  }
}

/** What the signature appends to the file. */
async function signatureRevision(written: ReadPdf, signer: Signer, signature: PdfSignature): Promise<Buffer> {
  const before = written.source.size;
  const field = emptyField(written);
  const valueNumber = written.size;
  const appearanceNumber = written.size + 1;
  // Room for the certificates twice over, the rest of the structure and a time stamp later: what stays empty is zeros.
  const certificates = [signer.certificate, ...signer.chain].reduce((sum, each) => sum + each.length, 0);
  const room = 2 * (certificates + 3072 + timestampRoom);
  const value = signatureValue(signature, room);
  let valueAt = 0;
  const revision = nextRevision(
    written,
    [
      { number: field.number, body: filledWidget(field.body, valueNumber, appearanceNumber) },
      { number: valueNumber, body: value.body },
      { number: appearanceNumber, body: appearance(written, field.body, signer, signature) },
    ],
    (number, at) => {
      if (number === valueNumber) valueAt = at;
    },
  );
  const contents = valueAt - before + value.contentsAt;
  const end = contents + room + 2;
  const byteRange = `[0 ${before + contents} ${before + end} ${revision.length - end}]`.padEnd(byteRangeLength, ' ');
  revision.write(byteRange, valueAt - before + value.byteRangeAt, 'latin1');
  const sha256 = hashOf(written.source).update(revision.subarray(0, contents)).update(revision.subarray(end)).digest();
  const cms = await signCades({ sha256 }, signer);
  if (cms.length * 2 > room)
    throw new CountersignError('SIGNATURE_FAILED', 'The signature is larger than its place in the PDF.');
  revision.write(Buffer.from(cms).toString('hex'), contents + 1, 'latin1');
  return revision;
}

function hashOf({ size, read }: PdfSource): Hash {
  const sha256 = createHash('sha256');
  const piece = 1024 ** 2;
  for (let at = 0; at < size; at += piece) sha256.update(read(at, Math.min(piece, size - at)));
  return sha256;
}

/** A token with the certificates of its authority takes 3 to 8 kB. */
const timestampRoom = 10_240;
// `[0 ` and three numbers of up to ten digits.
const byteRangeLength = 40;

function emptyField(written: ReadPdf): { number: number; body: string } {
  const [, form] = /\/AcroForm (\d+) 0 R/.exec(written.object(written.root)) ?? [];
  if (form === undefined) {
    throw new CountersignError('SIGNATURE_FAILED', 'This PDF has no signature field. A draft can not be signed.');
  }
  const [, fields = ''] = /\/Fields \[([^\]]*)\]/.exec(written.object(Number(form))) ?? [];
  for (const [, number] of fields.matchAll(/(\d+) 0 R/g)) {
    const body = written.object(Number(number));
    if (!/\n\/V \d+ 0 R/.test(body)) return { number: Number(number), body };
  }
  throw new CountersignError('SIGNATURE_FAILED', 'Every signature field of this PDF is signed already.');
}

function filledWidget(body: string, value: number, shown: number): string {
  const filled = body.replace(/\/AP <<\n\/N \d+ 0 R\n>>/, `/AP <<\n/N ${shown} 0 R\n>>\n/V ${value} 0 R`);
  if (filled === body) throw notOurs();
  return filled;
}

function signatureValue(signature: PdfSignature, room: number) {
  const head = '<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange ';
  const middle = '\n/Contents ';
  const at = signature.at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  const name = signature.name === null ? '' : `\n/Name ${textString(signature.name)}`;
  const tail = `${name}\n/Reason ${textString(signature.reason)}\n/M (D:${at})\n>>`;
  const byteRangeAt = head.length;
  const contentsAt = head.length + byteRangeLength + middle.length;
  return {
    byteRangeAt,
    contentsAt,
    body: `${head}${' '.repeat(byteRangeLength)}${middle}<${'0'.repeat(room)}>${tail}`,
  };
}

/** A text string in UTF-16 (ISO 32000-1, 7.9.2.2), in hexadecimal so that nothing needs escaping. */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** What is seen in the signer's box: who, when, why and with which certificate, in the report's own face. */
function appearance(written: ReadPdf, widget: string, signer: Signer, signature: PdfSignature): string {
  const [, left, bottom, right, top] = /\/Rect \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(widget) ?? [];
  const [, font] = new RegExp(`/${appearanceFont} (\\d+) 0 R`).exec(formOf(written)) ?? [];
  if (font === undefined || top === undefined) throw notOurs();
  const width = Number((Number(right) - Number(left)).toFixed(2));
  const height = Number((Number(top) - Number(bottom)).toFixed(2));
  const at = signature.at.toISOString();
  const digits = signer.fingerprint.match(/.{1,16}/g) ?? [];
  const lines: [number, string][] = [
    [8.4, signature.name ?? 'Digitally signed'],
    [6.6, `Digitally signed on ${at.slice(0, 10)} at ${at.slice(11, 19)} UTC`],
    [6.6, signature.reason],
    [6, `Certificate SHA-256 ${digits.slice(0, 2).join(' ')}`],
    [6, digits.slice(2).join(' ')],
  ];
  const baselines = [height - 10.5, height - 19, height - 27.5, height - 36, height - 43.5];
  const text = lines.map(([size, line], index) => {
    // No letter of the face is wider than its size; on average they take half of it.
    const shown = shortened(line, Math.floor((width - 14) / (size * 0.5)));
    return `BT /F ${size} Tf 1 0 0 1 10 ${Number(baselines[index]?.toFixed(2))} Tm <${glyphs(shown)}> Tj ET`;
  });
  const content = [
    `q 0.949 0.957 0.969 rg 0 0 ${width} ${height} re f`,
    `0.0784 0.2471 0.3882 rg 0 0 2.5 ${height} re f`,
    '0.0863 0.1255 0.1686 rg',
    ...text,
    'Q',
  ].join('\n');
  const resources = `<< /Font << /F ${font} 0 R >> >>`;
  const head = `<<\n/Type /XObject\n/Subtype /Form\n/BBox [0 0 ${width} ${height}]\n/Resources ${resources}\n/Length ${content.length}\n>>`;
  return `${head}\nstream\n${content}\nendstream`;
}

function formOf(written: ReadPdf): string {
  const [, form] = /\/AcroForm (\d+) 0 R/.exec(written.object(written.root)) ?? [];
  if (form === undefined) throw notOurs();
  return written.object(Number(form));
}

/** Glyph codes as reserveAppearanceGlyphs has laid them out; a letter of no alphabet there becomes a question mark. */
function glyphs(text: string): string {
  return [...text]
    .map((character) => (codes.get(character) ?? codes.get('?') ?? 0).toString(16).padStart(4, '0'))
    .join('');
}

const codes = new Map(appearanceCharacters.map((character, index) => [character, index + 1]));

function shortened(text: string, length: number): string {
  const characters = [...text.normalize('NFC')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 3).join('')}...`;
}
