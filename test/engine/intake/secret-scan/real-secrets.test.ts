// The secrets of real reports, found by the names of their fields and not by the readers' own rules: none of them may be
// in a record, nor in the bytes that are stored.
import { expect, test } from 'vitest';
import { isObject, type JsonValue, parseJson } from '../../../../electron/engine/intake/json.ts';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { readAll, realSources, samplesAreMissing } from '../reading.ts';

const secretFields =
  /^(?:Raw|RawV2|Redacted|StructuredData|secret|Secret|Match|match|match_content|groups|offender|line|context|stringsFound|diff|printDiff|hashed_secret|snippet)$/;

/** A short one may be an ordinary word, and the id of an access key is a name. */
function textsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return value.trim().length >= 12 && !/^AKIA[A-Z0-9]{16}$/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function secretsIn(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    secretFields.test(key) ? textsIn(inside) : secretsIn(inside),
  );
}

function documentsOf(text: string): readonly JsonValue[] {
  try {
    return [parseJson(text).value];
  } catch {
    return text.split('\n').flatMap((line) => {
      try {
        return [parseJson(line).value];
      } catch {
        return [];
      }
    });
  }
}

test.skipIf(samplesAreMissing)('no secret of a real report is in a record or in the bytes to store', async () => {
  const kept: string[] = [];
  let searched = 0;
  for (const { kind, files } of samplesAreMissing ? [] : realSources()) {
    if (!/gitleaks|secret|trufflehog|ggshield|noseyparker/.test(kind)) continue;
    for (const { path, bytes } of files) {
      const secrets = documentsOf(Buffer.from(bytes).toString()).flatMap(secretsIn);
      if (secrets.length === 0) continue;
      searched += secrets.length;
      const records = JSON.stringify(await readAll(kind, files));
      const stored = Buffer.from(redact(kind, bytes).bytes).toString();
      for (const secret of secrets) {
        const quoted = JSON.stringify(secret).slice(1, -1);
        if ([records, stored].some((text) => text.includes(secret) || text.includes(quoted)))
          kept.push(`${path}: ${secret}`);
      }
    }
  }
  expect({ kept, searched: searched > 80 }).toEqual({ kept: [], searched: true });
});
