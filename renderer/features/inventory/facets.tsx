// The filters beside the grid: each value with how many rows would be left.
import { type ReactNode, useState } from 'react';
import type { InventoryFilter } from '../../../shared/contract/inventory.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './inventory.module.css';

/** Values shown before "more". */
const shownValues = 7;

interface FacetsProps {
  readonly filter: InventoryFilter;
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  readonly onChoose: (facet: string, values: readonly string[]) => void;
}

export function Facets({ filter, chosen, onChoose }: FacetsProps): ReactNode {
  const query = useQuery('inventory.facets', { filter });
  if (query.value === undefined)
    return query.error === null ? (
      <Skeleton rows={10} height={28} />
    ) : (
      <ErrorBanner error={query.error} onRetry={query.refetch} />
    );
  return query.value.map((facet) => (
    <Facet
      key={facet.facet}
      facet={facet}
      chosen={chosen[facet.facet] ?? []}
      onChoose={(values) => onChoose(facet.facet, values)}
    />
  ));
}

interface FacetProps {
  readonly facet: {
    readonly facet: string;
    readonly title: string;
    readonly values: readonly { readonly value: string; readonly count: number }[];
  };
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
}

function Facet({ facet, chosen, onChoose }: FacetProps): ReactNode {
  const { format } = useApp();
  const [all, setAll] = useState(false);
  if (facet.values.length === 0) return null;
  const ordered = facet.values.every((one) => isRisk(one.value)) ? worstFirst(facet.values) : facet.values;
  const values = all ? ordered : ordered.filter((one, at) => at < shownValues || chosen.includes(one.value));
  return (
    <fieldset>
      <legend className={styles.legend}>{facet.title}</legend>
      {values.map(({ value, count }) => (
        <label className={styles.value} key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          <span className={value === '(unknown)' ? type.unknown : type.truncate} title={value}>
            {shownValue(value)}
          </span>
          <span>{format.number(count)}</span>
        </label>
      ))}
      {facet.values.length > values.length ? (
        <div className={styles.more}>
          <LinkButton small onClick={() => setAll(true)}>
            {facet.values.length - values.length} more
          </LinkButton>
        </div>
      ) : null}
    </fieldset>
  );
}

/** `(unknown)` chooses rows where the evidence does not say. */
export function shownValue(value: string): string {
  return value === '(unknown)' ? 'not in the evidence' : value;
}

function isRisk(value: string): value is Risk {
  return (risks as readonly string[]).includes(value);
}

function worstFirst(values: FacetProps['facet']['values']): FacetProps['facet']['values'] {
  const rank = (value: string) => (risks as readonly string[]).indexOf(value);
  return [...values].sort((one, other) => rank(other.value) - rank(one.value));
}
