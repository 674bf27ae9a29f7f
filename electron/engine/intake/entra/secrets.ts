// Where secrets stand in objects of Entra.
import { isObject, type JsonValue, property } from '../json.ts';
import { isSecretName, type SecretRule } from '../withhold.ts';

/** The text of a secret, and what an object shows of a key; `customKeyIdentifier` and `keyId` are names, no secrets. */
export const entraSecrets: SecretRule = {
  field(name) {
    const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
    if (plain === 'secrettext' || isSecretName(name)) return 'secret';
    // In a table the whole list of credentials is one cell of JSON.
    if (plain === 'keycredentials' || plain === 'passwordcredentials')
      return (cell) => (/"(key|secretText)"\s*:\s*"/i.test(cell) ? 'context' : null);
    return null;
  },
  places: (document) => keyPlaces(document, []),
};

function* keyPlaces(value: JsonValue, path: readonly string[]): Generator<readonly string[], void, undefined> {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* keyPlaces(one, [...path, String(index)]);
  else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const inside = property(value, name);
      if (inside === undefined) continue;
      if (/^key_?credentials$/i.test(name)) yield* blobPlaces(inside, [...path, name]);
      yield* keyPlaces(inside, [...path, name]);
    }
  }
}

function* blobPlaces(value: JsonValue, path: readonly string[]): Generator<readonly string[], void, undefined> {
  if (Array.isArray(value))
    for (const [index, one] of value.entries()) yield* blobPlaces(one, [...path, String(index)]);
  else if (isObject(value)) for (const name of ['key', 'Key']) if (Object.hasOwn(value, name)) yield [...path, name];
}
