// trufflehog's reports, one finding on each line: version 3 (SourceMetadata, DetectorName, Verified) and version 2
// (reason, stringsFound). Version 3 tries the secrets it finds: one that it verified worked when it looked.
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import { isObject, property } from '../json.ts';
import type { FindingRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import {
  exposedSecret,
  firstIn,
  hasKeys,
  keyIdIn,
  lastFourIn,
  listedFindings,
  membersNamed,
  type Place,
  sniffEmpty,
  unknownToScanner,
  wordsIn,
} from './finding.ts';

export const trufflehogReport: SourceKind = {
  kind: 'trufflehog.report',
  title: 'trufflehog report of secrets',
  formats: ['ndjson', 'json'],
  provides: ['finding'],
  cannotKnow: [
    ...unknownToScanner('trufflehog'),
    {
      fact: 'finding.state',
      reason:
        'trufflehog does not know what was done about a secret; one that it could not verify may work all the same.',
    },
  ],
  sniff(head, path) {
    if (/^\s*[[{]/.test(head)) {
      if (hasKeys(head, 'SourceMetadata', 'DetectorName')) return 0.97;
      // The python tool of a similar name writes the same members in a list.
      if (/^\s*\{/.test(head) && hasKeys(head, 'commitHash', 'reason', 'stringsFound')) return 0.97;
    }
    return sniffEmpty(head, path, /trufflehog(?!3)/i);
  },
  secrets: {
    field(name) {
      if (/^(?:raw|rawv2|stringsfound)$/i.test(name) || isSecretName(name)) return 'secret';
      return /^(?:redacted|diff|printdiff)$/i.test(name) ? 'context' : null;
    },
    places: (document) => membersNamed(document, 'StructuredData'),
  },
  *read(files, context) {
    let logged = 0;
    for (const listed of listedFindings(files)) {
      if ('type' in listed) yield listed;
      else if (isLogLine(listed)) {
        logged += 1;
        if (textIn(listed, 'level') === 'error')
          yield {
            type: 'remark',
            remark: 'partial',
            detail: 'trufflehog logged an error, so it may not have searched everything.',
            address: addressOf(listed),
          };
      } else yield findingOf(listed, context.extractedAt);
    }
    if (logged > 0) {
      const detail = `${logged} lines of the report are what trufflehog logged, not findings.`;
      yield { type: 'remark', remark: 'note', detail, address: null };
    }
  },
};

function isLogLine(line: Cursor): boolean {
  return textIn(line, 'level') !== null && textIn(line, 'msg') !== null;
}

function findingOf(finding: Cursor, seenAt: string | null): IntakeRecord {
  const detector = textIn(finding, 'DetectorName');
  if (detector !== null) return ofVersion3(finding, detector, seenAt);
  const reason = textIn(finding, 'reason');
  if (reason !== null) return ofVersion2(finding, reason, 'trufflehog', seenAt);
  return {
    type: 'rejected',
    address: addressOf(finding),
    reason: 'The finding has neither a detector (version 3) nor a reason (version 2).',
  };
}

function ofVersion3(finding: Cursor, detector: string, seenAt: string | null): FindingRecord {
  const extra = field(finding, 'ExtraData');
  const { place, foundAt } = sourceOf(field(finding, 'SourceMetadata'));
  const raw = field(finding, 'Raw').value;
  // Early releases wrote Raw in Base64, whose last letters are not the secret's; DecoderName came after that.
  const plain = field(finding, 'DecoderName').value !== undefined;
  return exposedSecret({
    tool: 'trufflehog',
    rule: detector,
    title: `${detector} secret, ${verification(finding)}`,
    nativeId: null,
    place,
    identityHint: userArn(textIn(extra, 'arn')) ?? keyIdIn(raw, textIn(finding, 'Redacted') ?? undefined),
    lastFour: plain ? lastFourIn(raw) : null,
    state: 'open',
    foundAt,
    seenAt,
    address: addressOf(finding),
  });
}

function verification(finding: Cursor): string {
  switch (field(finding, 'Verified').value) {
    case true:
      return 'verified to work';
    case false:
      return textIn(finding, 'VerificationError') === null ? 'not verified' : 'could not be verified';
    default:
      return 'not said whether it works';
  }
}

/** trufflehog asks AWS who a key belongs to. */
function userArn(arn: string | null): string | null {
  return arn !== null && /^arn:[a-z-]+:iam::\d{12}:user\//.test(arn) ? arn : null;
}

/** `SourceMetadata.Data` has one member, named for where the secret was found: Git, Github, Filesystem, S3, Docker ... */
function sourceOf(metadata: Cursor): { readonly place: Place; readonly foundAt: string | undefined } {
  const sources = field(metadata, 'Data');
  const [name = ''] = isObject(sources.value) ? Object.keys(sources.value) : [];
  const source = field(sources, name);
  const first = (...keys: readonly string[]) => {
    for (const key of keys) {
      const words = wordsIn(isObject(source.value) ? property(source.value, key) : undefined);
      if (words !== null) return words;
    }
    return null;
  };
  return {
    place: {
      repository: first('repository', 'bucket', 'image', 'workspace_id', 'channel_name', 'project'),
      file: first('file', 'path', 'link', 'layer', 'title'),
      line: first('line'),
      commit: first('commit'),
    },
    foundAt: first('timestamp', 'date', 'create_time') ?? undefined,
  };
}

/** The shape that trufflehog 2 and the first generation of trufflehog3 share. */
export function ofVersion2(finding: Cursor, reason: string, tool: string, seenAt: string | null): FindingRecord {
  return exposedSecret({
    tool,
    rule: reason,
    title: null,
    nativeId: null,
    place: {
      repository: null,
      file: textIn(finding, 'path'),
      line: null,
      commit: textIn(finding, 'commitHash'),
    },
    identityHint: keyIdIn(firstIn(finding, 'stringsFound').value),
    // What it found are whole lines as often as secrets.
    lastFour: null,
    state: 'open',
    foundAt: textIn(finding, 'date') ?? undefined,
    seenAt,
    address: addressOf(finding),
  });
}
