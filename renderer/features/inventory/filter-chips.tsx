// What a list is narrowed by, each part with a way to take it away, and back to the requirement that led here.
import type { ReactNode } from 'react';
import { frameworkTitles } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { Chip } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { facetTitle, shownValue, unknownValue } from './facet-words.ts';
import styles from './inventory.module.css';

interface FilterChipsProps {
  readonly here: Extract<Screen, { readonly name: 'inventory' }>;
  readonly removed: boolean;
  readonly onFacet: (facet: string, values: readonly string[]) => void;
  readonly onJudged: () => void;
  readonly onRemoved: () => void;
  readonly onClear: () => void;
}

export function FilterChips({ here, removed, onFacet, onJudged, onRemoved, onClear }: FilterChipsProps): ReactNode {
  const { navigation, words } = useApp();
  const said = words.inventory.filters;
  const { judged } = here;
  const facets = here.facets ?? {};
  const chosen = Object.entries(facets).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  if (chosen.length === 0 && judged === undefined && !removed) return null;
  return (
    <div className={styles.chips}>
      {judged === undefined ? null : (
        <span title={said.judgedTitle(frameworkTitles[judged.framework], judged.control)}>
          <Chip removable onPress={onJudged}>
            {said.judged(judged.control, judged.rule, judged.result === 'fail')}
          </Chip>
        </span>
      )}
      {removed ? (
        <Chip removable onPress={onRemoved}>
          {said.gone}
        </Chip>
      ) : null}
      {chosen.map(({ name, value }) => (
        <span key={`${name} ${value}`} title={facetTitle(name, name, words.inventory)}>
          <Chip
            removable
            onPress={() =>
              onFacet(
                name,
                (facets[name] ?? []).filter((one) => one !== value),
              )
            }
          >
            {value === unknownValue
              ? words.inventory.ofFacet(
                  facetTitle(name, name, words.inventory),
                  shownValue(name, value, words.inventory),
                )
              : shownValue(name, value, words.inventory)}
          </Chip>
        </span>
      ))}
      <Chip onPress={onClear}>{said.clearAll}</Chip>
      {judged === undefined ? null : (
        <span className={styles.back}>
          <LinkButton
            small
            onClick={() => navigation.go({ name: 'controls', framework: judged.framework, control: judged.control })}
          >
            {said.toControl(judged.control)}
          </LinkButton>
        </span>
      )}
    </div>
  );
}
