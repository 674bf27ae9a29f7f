// Reads all files of a source: opens each, hands them to the kind's reader together, and lists what could not be opened.
// A file that can't be read does not stop the others, but makes the source partial.
import { CountersignError } from '../../../shared/errors.ts';
import { type Evidence, openEvidence } from './evidence.ts';
import { openInParts } from './evidence-parts.ts';
import type { Address, IntakeRecord } from './record.ts';
import { sourceKind } from './registry.ts';
import type { SourceInParts, SourceInput } from './source-kind.ts';

/** How many records are read between two looks at the event loop and the signal. */
const breath = 1000;

/**
 * Records of a source, in the order of its evidence; remarks and rejections among them. Throws SOURCE_UNRECOGNISED for an
 * unknown kind and CANCELLED when the signal fires; anything wrong with the evidence comes as a rejected record.
 */
export async function* readSource(
  kind: string,
  files: readonly (SourceInput | SourceInParts)[],
  context: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<IntakeRecord, void, undefined> {
  const source = sourceKind(kind);
  const opened: Evidence[] = [];
  // A source of which no file is left to read says nothing, not even that it is empty.
  let empty = files.length > 0;
  for (const file of files) {
    await pause(context.signal);
    const { evidence, remarks } = open(file, source);
    if (evidence !== null) opened.push(evidence);
    for (const remark of remarks) {
      if (remark.type === 'rejected' || remark.remark === 'zero_bytes') empty = false;
      yield remark;
    }
  }
  const system = files.find((file) => file.system !== null)?.system ?? null;
  const extractedAt = files.find((file) => file.extractedAt !== null)?.extractedAt ?? null;
  let count = 0;
  for (const record of source.read(opened, { system, extractedAt })) {
    // A note is about something that stands there.
    if (record.type !== 'remark' || record.remark === 'note') empty = false;
    yield record;
    count += 1;
    if (count % breath === 0) await pause(context.signal);
  }
  if (empty)
    yield {
      type: 'remark',
      remark: 'empty',
      detail: 'The export was made and lists nothing: no record is in it.',
      address: null,
    };
}

function open(
  file: SourceInput | SourceInParts,
  source: ReturnType<typeof sourceKind>,
): {
  evidence: Evidence | null;
  remarks: readonly Exclude<IntakeRecord, { type: 'identity' | 'credential' | 'entitlement' | 'finding' | 'action' }>[];
} {
  const address: Address = { file: file.path, line: null, pointer: null };
  try {
    const evidence = openFile(file, source);
    if (evidence !== null) return { evidence, remarks: [] };
    const detail = `${file.path} is empty: nothing was written to it, not even an empty list.`;
    return { evidence, remarks: [{ type: 'remark', remark: 'zero_bytes', detail, address }] };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    const { line: where } = error.details;
    const line = typeof where === 'number' ? where : null;
    const detail = `${file.path} could not be read, so what it lists is missing.`;
    return {
      evidence: null,
      remarks: [
        { type: 'rejected', address: { ...address, line }, reason: error.message },
        { type: 'remark', remark: 'partial', detail, address },
      ],
    };
  }
}

function openFile(file: SourceInput | SourceInParts, { formats, secrets }: ReturnType<typeof sourceKind>) {
  if ('bytes' in file) return openEvidence(file, formats, secrets);
  const { path, parts } = file;
  return (
    openInParts(path, parts, formats, secrets) ??
    openEvidence({ path, bytes: Buffer.concat([...parts()]) }, formats, secrets)
  );
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  if (signal?.aborted === true) throw new CountersignError('CANCELLED', 'Reading the evidence was cancelled.');
}
