// Checks one decision that was handed over alone: the signature of who did, that the item is one of those that were sealed,
// that its entries are in the ledger, what the reviewer signed, and what can be said of each line it rests on.
import type { X509Certificate } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import type { Archive } from '../bundle/archive.ts';
import { openBag } from '../bundle/bagit.ts';
import { defaultLimits } from '../bundle/limits.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { leafHash, verifyInclusion } from '../ledger/merkle.ts';
import { entryProofSchema, verifyEntryProof } from '../ledger/proof.ts';
import { opensslFiles } from '../report/pack/ledger-files.ts';
import { signOffFiles } from '../report/pack/sign-off-files.ts';
import { bagSignatureLines, notJudged, structureLines } from './bag-signature.ts';
import { carriedSignOffLines, signedReferences } from './carried-sign-off.ts';
import { citedLines } from './cited-lines.ts';
import { type CarriedDecision, decisionSchema, type SealedOne, sealedItemSchema } from './decision-form.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';
import { keyFor, ledgerKeyLine, olderLine } from './notes.ts';
import { type PackOptions, programLine, programOf } from './pack.ts';

export async function verifyDecision(
  archive: Archive,
  root: string,
  subject: string,
  options: PackOptions,
): Promise<CheckLine[]> {
  const structure = structureLines(options.zip, subject);
  try {
    const bag = await openBag(archive, root, defaultLimits);
    const files = await bag.verifyPayload();
    const content = new Map<string, Buffer>();
    for (const { path } of files) content.set(path, await buffer(await archive.open(`${root}data/${path}`)));
    return [
      ...structure,
      held(
        'integrity',
        subject,
        `Each of the ${files.length} files has the checksum that the manifest gives, and no file is unlisted.`,
      ),
      ...(await bagSignatureLines(bag, subject, options.roots)),
      programLine(await programOf(bag), subject),
      ...(await contentLines(content, subject, options)),
    ];
  } catch (cause) {
    return [...structure, failedBy('integrity', subject, cause), ...notJudged(subject)];
  }
}

async function contentLines(
  content: ReadonlyMap<string, Buffer>,
  subject: string,
  { roots, older, fingerprints, bridge }: PackOptions,
): Promise<CheckLine[]> {
  const decision = decisionSchema.safeParse(parsedJson(content.get('decision.json')));
  const bytes = content.get('item.json') ?? Buffer.alloc(0);
  const item = sealedItemSchema.safeParse(parsedJson(bytes));
  if (!decision.success || !item.success || canonicalJson(parsedJson(bytes)) !== bytes.toString('utf8')) {
    return [failed('form', subject, 'The decision is not in the form that it is written in.')];
  }
  const document = decision.data;
  const own = `${subject}, ${document.reference}`;
  return [
    ...itemLines(document, item.data, own),
    ...membershipLines(document, bytes, content, own),
    ...ledgerLines(document, item.data, content, { roots, fingerprints }, own),
    ...checkpointPieces(document, content, own),
    ...(await citedLines(document, item.data, content, fingerprints, own)),
    ledgerKeyLine(document.ledger, fingerprints, own),
    olderLine(
      { origin: document.ledger.origin, size: document.ledger.size, root: Buffer.from(document.ledger.root, 'base64') },
      own,
      older,
      bridge,
    ),
    notCheckable('completeness', own, 'It shows one decision. What was decided on the other items is not in it.'),
  ];
}

function itemLines(document: CarriedDecision, item: SealedOne, subject: string): CheckLine[] {
  const agrees = item.reference === document.reference && item.outcome === document.outcome;
  return [
    agrees
      ? held('decision', subject, `${item.reference}: ${item.outcome}, on ${item.identity}, ${item.privilege}.`)
      : failed('decision', subject, 'The page says otherwise than the sealed item.'),
  ];
}

const membershipSchema = z.strictObject({
  index: z.int().nonnegative(),
  size: z.int().positive(),
  root: z.base64(),
  proof: z.array(z.base64()),
});

const sealingSchema = z.looseObject({
  act: z.literal('state.sealed'),
  body: z.looseObject({
    campaign: z.string(),
    edition: z.number(),
    digest: z.string(),
    itemsRoot: z.string(),
    sealedAt: z.string(),
  }),
});

/** The item under the root of all items, and that root in the entry that sealed them. */
function membershipLines(
  document: CarriedDecision,
  item: Buffer,
  content: ReadonlyMap<string, Buffer>,
  subject: string,
): CheckLine[] {
  const check = 'membership';
  const path = membershipSchema.safeParse(parsedJson(content.get('membership.json')));
  const sealing = sealingSchema.safeParse(parsedJson(entryIn(content, 'sealed')));
  if (!path.success || !sealing.success)
    return [failed(check, subject, 'The path to the sealed items, or the entry that sealed them, is missing.')];
  const { index, size, root, proof } = path.data;
  const { body } = sealing.data;
  const isMember = verifyInclusion({
    leafHash: leafHash(item),
    index,
    size,
    proof: proof.map((step) => Buffer.from(step, 'base64')),
    root: Buffer.from(root, 'base64'),
  });
  const isOfIt =
    root === body.itemsRoot &&
    body.digest === document.stateDigest &&
    body.edition === document.edition &&
    body.sealedAt === document.sealedAt &&
    body.campaign === document.campaign.id;
  return [
    isMember && isOfIt
      ? held(
          check,
          subject,
          `It is item ${index + 1} of the ${size} that were sealed as edition ${body.edition} on ${body.sealedAt}.`,
        )
      : failed(check, subject, 'The item is not one of those that were sealed as this edition.'),
  ];
}

function ledgerLines(
  document: CarriedDecision,
  item: SealedOne,
  content: ReadonlyMap<string, Buffer>,
  { roots, fingerprints }: { readonly roots: readonly X509Certificate[]; readonly fingerprints: readonly string[] },
  subject: string,
): CheckLine[] {
  const { entries, ledger } = document;
  const named = [
    ['sealed', entries.sealed],
    ['sign-off', entries.signOff],
    ['decision', entries.decision],
  ] as const;
  const lines = named.flatMap(([name, index]) =>
    index === null ? [] : proofLines(name, index, document, content, fingerprints, subject),
  );
  const signOff = entryIn(content, 'sign-off');
  if (entries.signOff === null || signOff === null) {
    lines.push(notCheckable('sign-off', subject, 'Nobody signed it off: the campaign was closed without.'));
  } else {
    const before = item.decision?.supersedes?.outcome ?? null;
    lines.push(
      ...carriedSignOffLines(
        signOff,
        [{ reference: item.reference, outcome: item.outcome, before }],
        null,
        roots,
        subject,
      ),
      signedReferences(signOff).includes(item.reference)
        ? held('signed-content', subject, `The document that the reviewer signed names ${item.reference}.`)
        : failed('signed-content', subject, `The document that was signed does not name ${item.reference}.`),
    );
    const pieces = signOffFiles(signOff, 'data/sign-off');
    if (pieces.some(({ path, content: expected }) => content.get(path.slice(5))?.equals(expected) !== true))
      lines.push(failed('sign-off', subject, 'The files of the sign-off say otherwise than its entry.'));
  }
  lines.push(decisionLine(document, item, entryIn(content, 'decision'), subject));
  return ledger.size > entries.sealed
    ? lines
    : [...lines, failed('checkpoint', subject, 'The checkpoint does not cover the entry that sealed the decision.')];
}

function proofLines(
  name: string,
  index: number,
  { ledger }: CarriedDecision,
  content: ReadonlyMap<string, Buffer>,
  fingerprints: readonly string[],
  subject: string,
): CheckLine[] {
  const own = `${subject}, entry ${index}`;
  const value = parsedJson(content.get(`ledger/proofs/${name}.json`));
  const parsed = entryProofSchema.safeParse(value);
  if (!parsed.success) return [failed('entry-included', own, 'The proof of this entry is missing, or is none.')];
  const note = content.get('ledger/checkpoint.txt')?.toString('utf8');
  const says = z.looseObject({ index: z.number() }).safeParse(parsedJson(parsed.data.entry));
  const isOfThis =
    parsed.data.index === index &&
    parsed.data.origin === ledger.origin &&
    parsed.data.size === ledger.size &&
    parsed.data.root === ledger.root &&
    parsed.data.checkpoint === note &&
    says.success &&
    says.data.index === index;
  const key = keyFor(ledger.origin, fingerprints) ?? ledger.verifierKey;
  try {
    return [
      ...verifyEntryProof(value, key).map((line) => ({ ...line, subject: own })),
      ...(isOfThis ? [] : [failed('entry-included', own, 'The proof is of another entry or another ledger.')]),
    ];
  } catch (cause) {
    return [failedBy('entry-included', own, cause)];
  }
}

const recordedSchema = z.looseObject({
  at: z.string(),
  body: z.looseObject({
    item: z.string(),
    outcome: z.string(),
    justification: z.string().nullable(),
    shownDigest: z.string(),
  }),
});

/** The entry by which it was decided says what the sealed item says. */
function decisionLine({ entries }: CarriedDecision, item: SealedOne, entry: string | null, subject: string): CheckLine {
  const check = 'decision-entry';
  if (item.decision === null) return notCheckable(check, subject, 'Nobody decided on it, so there is no such entry.');
  if (entries.decision === null || entry === null)
    return notCheckable(
      check,
      subject,
      `Its own entry is not shown: ${entries.decisionLeftOut ?? 'no reason is given.'}`,
    );
  const recorded = recordedSchema.safeParse(parsedJson(entry));
  const { decision } = item;
  const agrees =
    recorded.success &&
    entries.decision === decision.ledgerEntry &&
    recorded.data.body.item === item.id &&
    recorded.data.body.outcome === decision.outcome &&
    recorded.data.body.justification === decision.justification &&
    recorded.data.body.shownDigest === decision.shownDigest &&
    recorded.data.at === decision.decidedAt;
  return agrees
    ? held(check, subject, `The ledger’s entry ${entries.decision} says the same, decided at ${decision.decidedAt}.`)
    : failed(check, subject, 'The ledger’s entry of the decision says otherwise than the sealed item.');
}

/** The checkpoint in the pieces that openssl wants says what the note says. */
function checkpointPieces(
  { ledger }: CarriedDecision,
  content: ReadonlyMap<string, Buffer>,
  subject: string,
): CheckLine[] {
  const note = content.get('ledger/checkpoint.txt')?.toString('utf8') ?? '';
  const pieces = opensslFiles(note, ledger.verifierKey);
  const key = content.get('ledger/verifier-key.txt')?.toString('utf8');
  const agrees =
    pieces.length > 0 &&
    key === `${ledger.verifierKey}\n` &&
    pieces.every(({ path, content: expected }) => content.get(path.slice(5))?.equals(expected) === true);
  return agrees
    ? []
    : [failed('checkpoint', subject, 'The checkpoint’s pieces for openssl say otherwise than the checkpoint.')];
}

function entryIn(content: ReadonlyMap<string, Buffer>, name: string): string | null {
  const parsed = entryProofSchema.safeParse(parsedJson(content.get(`ledger/proofs/${name}.json`)));
  return parsed.success ? parsed.data.entry : null;
}

function parsedJson(text: Buffer | string | null | undefined): unknown {
  try {
    return JSON.parse(text?.toString('utf8') ?? '');
  } catch {
    // Told apart by the schema.
    return null;
  }
}
