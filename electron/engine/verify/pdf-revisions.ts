// What each revision of a signed report adds. The first signature covers the report; every revision after it may do one
// thing only: fill one empty signature field. It is put together again from its parts and compared byte by byte, so that
// nothing can ride along: no page, no annotation, no second catalogue, no bytes between the objects.
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { appendRevision, readWrittenPdf, type WrittenPdf } from '../report/pdf/revision.ts';
import { failed, held } from './lines.ts';
import type { PdfFile, PdfRevision } from './pdf-file.ts';

/** One line for each revision after the first two, and a failed one for whatever is wrong with any. */
export function revisionLines(bytes: Buffer, pdf: PdfFile, subject: string): CheckLine[] {
  const lines: CheckLine[] = [];
  for (const [index, revision] of pdf.revisions.entries()) {
    const earlier = pdf.revisions[index - 1];
    if (earlier === undefined) continue;
    const added = whatIsAdded(bytes, earlier.end, revision);
    if (added.problem !== null) lines.push(failed('completeness', subject, `Revision ${index + 1}: ${added.problem}`));
    else if (index > 1) {
      const sentence = `Revision ${index + 1} adds the signature in field ${added.field} and nothing else: the ${earlier.end.toLocaleString('en-GB')} bytes before it are as they were signed.`;
      lines.push(held('revision', subject, sentence));
    }
  }
  return lines;
}

type Added = { readonly problem: string } | { readonly problem: null; readonly field: string };

function whatIsAdded(bytes: Buffer, start: number, revision: PdfRevision): Added {
  try {
    return addedTo(readWrittenPdf(bytes.subarray(0, start)), readWrittenPdf(bytes.subarray(0, revision.end)), revision);
  } catch (cause) {
    if (!(cause instanceof CountersignError)) throw cause;
    return { problem: 'it is not written as this program writes one.' };
  }
}

function addedTo(before: WrittenPdf, after: WrittenPdf, revision: PdfRevision): Added {
  if (after.root !== before.root)
    return { problem: 'it puts another document in the place of the one that was signed.' };
  const replaced = revision.objects.filter((number) => number < before.size);
  const fresh = revision.objects.filter((number) => number >= before.size).toSorted((a, b) => a - b);
  for (const number of replaced) {
    const kind = kindOf(before.object(number));
    if (kind !== 'signature field')
      return { problem: `it replaces ${kind}: what is shown may not be what was signed.` };
  }
  const [field, ...others] = replaced;
  const [value, appearance, ...more] = fresh;
  if (field === undefined || others.length > 0 || value === undefined || appearance === undefined || more.length > 0) {
    return { problem: 'it does something else than fill one signature field.' };
  }
  const [old, now] = [before.object(field), after.object(field)];
  if (/\n\/V \d+ 0 R/.test(old)) return { problem: 'it changes a field that was signed before.' };
  if (now !== filled(old, value, appearance)) return { problem: 'it moves or renames the signature field.' };
  if (!isSignature(after.object(value))) return { problem: 'its signature holds more than a signature does.' };
  if (!isWithin(after.object(appearance), old)) return { problem: 'what it shows reaches out of the signature’s box.' };
  const objects = [field, value, appearance].map((number) => ({ number, body: after.object(number) }));
  const expected = appendRevision(before, objects, () => undefined);
  if (!expected.equals(after.bytes)) return { problem: 'it holds bytes that belong to no object of the signature.' };
  return { problem: null, field: /\/T \(([^)]*)\)/.exec(old)?.[1] ?? '' };
}

function kindOf(body: string): string {
  if (body.includes('/FT /Sig')) return 'signature field';
  if (/\/Type \/Catalog\b/.test(body)) return 'the catalogue';
  if (/\/Type \/Page\b/.test(body)) return 'a page';
  if (/\/Type \/Annot\b/.test(body)) return 'an annotation';
  if (body.includes('\nstream\n')) return 'content of a page, a font or an attachment';
  return 'an object of the report';
}

function filled(widget: string, value: number, appearance: number): string {
  return widget.replace(/\/AP <<\n\/N \d+ 0 R\n>>/, `/AP <<\n/N ${appearance} 0 R\n>>\n/V ${value} 0 R`);
}

function isSignature(body: string): boolean {
  return /^<<\n\/Type \/Sig\n\/Filter \/Adobe\.PPKLite\n\/SubFilter \/ETSI\.CAdES\.detached\n\/ByteRange \[[\d ]+\] *\n\/Contents <[0-9a-f]+>(?:\n\/Name <[0-9A-F]+>)?\n\/Reason <[0-9A-F]+>\n\/M \(D:\d{14}Z\)\n>>$/.test(
    body,
  );
}

/** A form as large as the field, with nothing but a font to draw with: its box cuts off what is drawn outside. */
function isWithin(body: string, widget: string): boolean {
  const [, left, bottom, right, top] = /\/Rect \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(widget) ?? [];
  const width = Number((Number(right) - Number(left)).toFixed(2));
  const height = Number((Number(top) - Number(bottom)).toFixed(2));
  const head = body.slice(0, Math.max(0, body.indexOf('\nstream\n')));
  const [, length] =
    /^<<\n\/Type \/XObject\n\/Subtype \/Form\n\/BBox \[0 0 [\d.]+ [\d.]+\]\n\/Resources << \/Font << \/F \d+ 0 R >> >>\n\/Length (\d+)\n>>$/.exec(
      head,
    ) ?? [];
  const content = body.slice(head.length + '\nstream\n'.length, -'\nendstream'.length);
  return head.includes(`/BBox [0 0 ${width} ${height}]`) && content.length === Number(length);
}
