// Where posture reports may hold secrets: fields named like one, and copies of a whole resource, which may hold anything
// that its owner put into it.

import { CountersignError } from '../../../../shared/errors.ts';
import { parseJson } from '../json.ts';
import { isSecretName, type Judgement, type SecretRule, secretsIn, soundsSecret } from '../withhold.ts';

/** `context`: names of fields in which nothing may be shown whatever stands there. */
export function postureSecrets(...context: readonly string[]): SecretRule {
  const hidden = new Set(context);
  return { field: (name) => (isSecretName(name) ? 'secret' : hidden.has(name) ? 'context' : null), places: () => [] };
}

/** For fields that are a JSON text: all of it goes when any part of it is named like a secret. */
export const hiddenWhenSecretInside: Judgement = (value) => {
  if (!/^\s*[[{]/.test(value)) return null;
  try {
    const { value: parsed } = parseJson(value, false);
    return secretsIn(parsed, inResources).length > 0 ? 'context' : null;
  } catch (error) {
    if (error instanceof CountersignError) return 'context';
    throw error;
  }
};

/** Names in a resource were made up by its owner, but dates, counts and addresses under them are no secrets. */
export const inResources: SecretRule = {
  field(name) {
    if (isSecretName(name) || /user_?data/i.test(name)) return 'secret';
    return soundsSecret(name) ? (value) => (plainlyNoSecret.test(value) ? null : 'secret') : null;
  },
  places: () => [],
};

const plainlyNoSecret =
  /^(?:\d{1,15}|\d{4}-\d\d-\d\d.*|true|false|none|null|n\/a|arn:.*|https?:\/\/[^@?]*|[a-z_.-]{1,40}|)$/i;
