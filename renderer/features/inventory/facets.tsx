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
import { WhatIs } from '../../ui/what-is.tsx';
import { facetTitle, shownValue, unknownValue } from './facet-words.ts';
import styles from './inventory.module.css';

/** Values shown before "more". */
const shownValues = 7;

interface FacetsProps {
  readonly filter: InventoryFilter;
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  readonly onChoose: (facet: string, values: readonly string[]) => void;
  /** Only what is gone, or only what is there. */
  readonly onRemoved: (removed: boolean) => void;
}

export function Facets({ filter, chosen, onChoose, onRemoved }: FacetsProps): ReactNode {
  const { words } = useApp();
  const said = words.inventory.filters;
  const query = useQuery('inventory.facets', { filter });
  if (query.value === undefined)
    return query.error === null ? (
      <Skeleton rows={10} height={28} />
    ) : (
      <ErrorBanner error={query.error} onRetry={query.refetch} />
    );
  return (
    <>
      {query.value.map((facet) => (
        <Facet
          key={facet.facet}
          facet={facet}
          chosen={chosen[facet.facet] ?? []}
          onChoose={(values) => onChoose(facet.facet, values)}
        />
      ))}
      {/* What was done stays done: actions are never gone. A requirement judges what is there. */}
      {filter.subject === 'actions' || filter.judged !== undefined ? null : (
        <fieldset>
          <legend className={styles.legend}>
            {said.standing} <WhatIs {...said.whatIsGone} />
          </legend>
          <label className={styles.value}>
            <input type="checkbox" checked={filter.removed} onChange={(event) => onRemoved(event.target.checked)} />
            <span>{said.onlyGone}</span>
            <span />
          </label>
        </fieldset>
      )}
    </>
  );
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
  const { format, words } = useApp();
  const said = words.inventory;
  const [all, setAll] = useState(false);
  if (facet.values.length === 0) return null;
  const ordered = facet.values.every(({ value }) => isRisk(value) || value === unknownValue)
    ? worstFirst(facet.values)
    : facet.values;
  const values = all ? ordered : ordered.filter((one, at) => at < shownValues || chosen.includes(one.value));
  const more = facet.values.length - values.length;
  return (
    <fieldset>
      <legend className={styles.legend}>{facetTitle(facet.facet, facet.title, said)}</legend>
      {values.map(({ value, count }) => {
        const shown = shownValue(facet.facet, value, said);
        return (
          <label className={styles.value} key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChoose(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            <span className={value === unknownValue ? type.unknown : type.truncate} title={shown}>
              {shown}
            </span>
            <span>{format.number(count)}</span>
          </label>
        );
      })}
      {more > 0 || (all && facet.values.length > shownValues) ? (
        <div className={styles.more}>
          <LinkButton small aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? said.filters.fewer : said.filters.more(more)}
          </LinkButton>
        </div>
      ) : null}
    </fieldset>
  );
}

function isRisk(value: string): value is Risk {
  return (risks as readonly string[]).includes(value);
}

/** What the evidence does not say stands last. */
function worstFirst(values: FacetProps['facet']['values']): FacetProps['facet']['values'] {
  const rank = (value: string) => (risks as readonly string[]).indexOf(value);
  return [...values].sort((one, other) => rank(other.value) - rank(one.value));
}
