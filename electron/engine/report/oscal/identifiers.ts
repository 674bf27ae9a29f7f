// What OSCAL demands of names: UUIDs of version 5 made from what they stand for (the same in every edition), tokens without
// punctuation, and strings of one line. OSCAL 1.2.1, datatypes UUID, Token, String.
import { v5 } from 'uuid';
import type { Framework } from '../../../../shared/words.ts';

/** Of this product's OSCAL documents; made once, never changed. */
const namespace = '5e3f7c1a-8f0b-4b7e-9d55-0c9b2f6a4e21';

/** The namespace of the properties that only this product gives. */
export const propertyNamespace = 'urn:countersign:oscal:1';

export const oscalVersion = '1.2.1';

/** The same parts give the same UUID. */
export function uuidOf(...parts: readonly (string | number)[]): string {
  return v5(JSON.stringify(parts), namespace);
}

/** A control's id as the framework's own OSCAL catalogue has it, or as near as a token can be. */
export function controlId(framework: Framework, control: string): string {
  switch (framework) {
    case 'sp800-53':
      return control.toLowerCase();
    case 'pci-dss':
      return `pci-dss-${control}`;
    default:
      return control.replaceAll(/[^\p{L}\p{N}._-]/gu, '-');
  }
}

export interface Property {
  readonly name: string;
  readonly ns: string;
  readonly value: string;
}

/** Properties with a value; OSCAL knows no empty ones, and their values are of one line. */
export function properties(values: Readonly<Record<string, string | number | boolean | null | undefined>>): {
  readonly props?: readonly Property[];
} {
  const props = Object.entries(values).flatMap(([name, value]) => {
    const text = value === null || value === undefined ? '' : oneLine(String(value));
    return text === '' ? [] : [{ name, ns: propertyNamespace, value: text }];
  });
  return props.length === 0 ? {} : { props };
}

/** Markup lines and strings hold no line end and no space around them. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Markup: what people typed is text and no markup. */
export function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~^]/g, '\\$&');
}

/** An array that is left out when it is empty: OSCAL knows no empty ones. */
export function some<Name extends string, Value>(
  name: Name,
  values: readonly Value[],
): { readonly [Key in Name]?: readonly Value[] } {
  return values.length === 0 ? {} : ({ [name]: values } as { readonly [Key in Name]: readonly Value[] });
}
