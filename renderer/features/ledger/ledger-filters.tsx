// The filters above the entries: words and names, kind of act, party, person, and the days between.
import { memo, type ReactNode, useId } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { DateInput, SearchInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { actWords, partyName } from './act-words.ts';
import styles from './ledger.module.css';
import { everything, isNarrowed, type LedgerFilter } from './ledger-filter.ts';

const every = 'every';

interface LedgerFiltersProps {
  readonly filter: LedgerFilter;
  readonly acts: readonly { readonly act: string; readonly count: number }[];
  readonly onFilter: (filter: LedgerFilter) => void;
  /** How many fit, in words. */
  readonly fit: string;
}

/** Drawn anew only when something of it changes: the entries that come below it are many. */
export const LedgerFilters = memo(function LedgerFilters(props: LedgerFiltersProps): ReactNode {
  const { filter, acts, onFilter, fit } = props;
  const { words } = useApp();
  const said = words.ledger.filters;
  const actors = useQuery('ledger.actors', {}).value;
  const set = (changes: Partial<LedgerFilter>) => onFilter({ ...filter, ...changes });
  const orNull = (value: string) => (value === every ? null : value);
  return (
    <search className={styles.head} aria-label={said.label}>
      <div className={styles.search}>
        <SearchInput label={said.text} value={filter.text} onChange={(text) => set({ text })} />
      </div>
      <div className={styles.act}>
        <Select
          label={said.act}
          options={[
            { value: every, label: said.everyAct },
            ...acts.map(({ act, count }) => ({
              value: act,
              label: said.withCount(actWords(act, words.ledger), count),
            })),
          ]}
          value={filter.act ?? every}
          onChange={(act) => set({ act: orNull(act) })}
        />
      </div>
      <div className={styles.party}>
        <Select
          label={said.party}
          options={[
            { value: every, label: said.everyParty },
            ...(actors?.parties ?? []).map(({ party, count }) => ({
              value: party,
              label: said.withCount(partyName(party, words.ledger), count),
            })),
          ]}
          value={filter.party ?? every}
          onChange={(party) => set({ party: orNull(party) })}
        />
      </div>
      <div className={styles.party}>
        <Select
          label={said.person}
          options={[
            { value: every, label: said.everyPerson },
            ...(actors?.people ?? []).map(({ person, name, count }) => ({
              value: person,
              label: said.withCount(name, count),
            })),
          ]}
          value={filter.person ?? every}
          onChange={(person) => set({ person: orNull(person) })}
        />
      </div>
      <Day label={said.since} value={filter.since} latest={filter.until} onChange={(since) => set({ since })} />
      <Day label={said.until} value={filter.until} earliest={filter.since} onChange={(until) => set({ until })} />
      {isNarrowed(filter) ? (
        <Button tone="quiet" onClick={() => onFilter(everything)}>
          {said.clear}
        </Button>
      ) : null}
      <span className={styles.count} aria-live="polite">
        {fit}
      </span>
    </search>
  );
});

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly earliest?: string;
  readonly latest?: string;
  readonly onChange: (day: string) => void;
}

function Day({ label, value, earliest = '', latest = '', onChange }: DayProps): ReactNode {
  const id = useId();
  return (
    <span className={styles.day}>
      <label htmlFor={id}>{label}</label>
      <DateInput
        id={id}
        value={value}
        {...(earliest === '' ? {} : { min: earliest })}
        {...(latest === '' ? {} : { max: latest })}
        onChange={onChange}
      />
    </span>
  );
}
