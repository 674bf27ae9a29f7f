// Facts that names and tags suggest. They are inferences: an owner read here is marked `inferred`, and where two hints
// disagree nothing is said.

const production = new Set(['prod', 'production', 'prd', 'live']);
const nonProduction = new Set(
  'dev development develop test testing tst stage staging stg qa uat sandbox sbx nonprod nonproduction preprod demo lab'.split(
    ' ',
  ),
);

/** From words in names and in the values of environment tags. */
export function environmentOf(names: readonly (string | null | undefined)[]): 'production' | 'non_production' | null {
  let found: 'production' | 'non_production' | null = null;
  for (const name of names) {
    if (name === null || name === undefined) continue;
    const words = name
      .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replaceAll(/\b(non|pre)[-_. ]prod/g, '$1prod')
      .split(/[^a-z]+/);
    for (const word of words) {
      const hint = production.has(word) ? 'production' : nonProduction.has(word) ? 'non_production' : null;
      if (hint === null) continue;
      if (found !== null && found !== hint) return null;
      found = hint;
    }
  }
  return found;
}

/** A tag that is there on purpose outweighs the name. */
export function environmentFrom(
  tags: Readonly<Record<string, string>>,
  names: readonly (string | null | undefined)[],
): 'production' | 'non_production' | null {
  return environmentOf([tagNamed(tags, ['environment', 'env', 'stage', 'tier'])]) ?? environmentOf(names);
}

export interface InferredOwner {
  readonly owner: string | null;
  readonly ownerBasis: 'inferred' | null;
  readonly ownerEmail: string | null;
}

export function ownerFrom(tags: Readonly<Record<string, string>>): InferredOwner {
  const owner = tagNamed(tags, ['owner', 'owneremail', 'ownedby', 'contact', 'team', 'costcenter', 'costcentre']);
  if (owner === null) return { owner: null, ownerBasis: null, ownerEmail: null };
  const email = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(owner) ? owner : null;
  return { owner, ownerBasis: 'inferred', ownerEmail: email };
}

/** The first of the names that has a value, compared without case and punctuation; a prefix (`app.example.com/`) is ignored. */
export function tagNamed(tags: Readonly<Record<string, string>>, names: readonly string[]): string | null {
  const entries = Object.entries(tags).map(([key, value]): [string, string] => [
    key
      .slice(key.lastIndexOf('/') + 1)
      .toLowerCase()
      .replaceAll(/[^a-z]/g, ''),
    value.trim(),
  ]);
  for (const name of names) {
    const entry = entries.find(([key, value]) => key === name && value !== '' && !value.startsWith('[redacted'));
    if (entry !== undefined) return entry[1];
  }
  return null;
}
