// Which parts of a call's input are files of this machine: those that the contract declares with the `path` schema. Read
// from the contract itself, so that a new method is covered by being declared.
import type { z } from 'zod';
import { path } from './contract/method.ts';
import { contract } from './contract.ts';

/** Every path in `input` of the method, at any depth. None for a method that the contract does not know. */
export function hostPathsIn(method: string, input: unknown): string[] {
  const methods: Readonly<Record<string, { readonly input: z.core.$ZodType }>> = contract;
  const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
  return known === undefined ? [] : collect(known.input, input);
}

/** Walks schema and value side by side. A value of the wrong shape yields what can be found; the engine refuses it later. */
function collect(schema: z.core.$ZodType, value: unknown): string[] {
  if (schema === path) return typeof value === 'string' ? [value] : [];
  if (value === null || value === undefined) return [];
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, field]) => collect(field, fieldOf(value, name)));
    case 'array':
      return Array.isArray(value) ? value.flatMap((item) => collect(def.element, item)) : [];
    case 'record':
      return Object.values(value).flatMap((item) => collect(def.valueType, item));
    case 'union':
      return def.options.flatMap((option) => collect(option, value));
    case 'intersection':
      return [...collect(def.left, value), ...collect(def.right, value)];
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'optional':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return collect(def.innerType, value);
    case 'pipe':
      return collect(def.in, value);
    default:
      return [];
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
