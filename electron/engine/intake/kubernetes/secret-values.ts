// Where the values of Kubernetes Secrets and ConfigMaps stand in any document: tools keep objects under keys of their own,
// and a list that nobody expects may hold the one with the password.
import { isObject, type JsonValue, property } from '../json.ts';

/** Key paths of the members that hold values, of every object of these kinds at whatever depth. */
export function* secretValuePlaces(
  value: JsonValue,
  path: readonly string[] = [],
): Generator<readonly string[], void, undefined> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      if (typeof item === 'object') yield* secretValuePlaces(item, [...path, String(index)]);
    return;
  }
  if (!isObject(value)) return;
  const kind = property(value, 'kind');
  const holdsValues = kind === 'Secret' || kind === 'ConfigMap';
  for (const key of Object.keys(value)) {
    const member = property(value, key) ?? null;
    if (holdsValues && valueMembers.has(key)) yield [...path, key];
    else if (typeof member === 'object') yield* secretValuePlaces(member, [...path, key]);
  }
}

const valueMembers: ReadonlySet<string> = new Set(['data', 'stringData', 'binaryData']);
