// The requirements that evidence is held against: texts with their sources and licences, and the CSF 1.1 to 2.0 crosswalk.
import type { Framework } from '../words.ts';
import stored from './catalogue.json' with { type: 'json' };

export interface CatalogueControl {
  readonly control: string;
  /** A few plain words of ours; the requirement's own words are in `text`. */
  readonly title: string;
  readonly text: string;
}

export interface CatalogueFramework {
  readonly framework: Framework;
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  readonly controls: readonly CatalogueControl[];
}

export const catalogue = stored.frameworks as readonly CatalogueFramework[];

/** Ids of the same requirement in the other CSF edition (NIST's own relations `moved_to`, `incorporated_into`). */
export function crosswalk(framework: Framework, control: string): readonly string[] {
  if (framework === 'csf-1.1') return stored.crosswalk.find((entry) => entry.from === control)?.to ?? [];
  if (framework === 'csf-2.0')
    return stored.crosswalk.filter((entry) => entry.to.includes(control)).map((entry) => entry.from);
  return [];
}
