// Every version of the operating model: who changed it, when and why, and what it says otherwise than the one before.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Loaded } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Differences } from './differences.tsx';
import styles from './engagement.module.css';

export function VersionsSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { format, words } = useApp();
  const { engagement } = words;
  const query = useQuery('engagement.versions', {});
  const versions = query.value ?? [];
  const newest = versions[0]?.version ?? 1;
  const [chosen, setChosen] = useState<number | null>(null);
  const [other, setOther] = useState<number | null>(null);
  const after = chosen ?? newest;
  const before = other ?? Math.max(1, after - 1);
  const differences = useQuery('engagement.compare', versions.length === 0 ? null : { before, after });
  const options = versions.map(({ version, changedAt }) => ({
    value: String(version),
    label: engagement.versions.option(version, format.date(changedAt)),
  }));
  return (
    <Dialog open size="wide" title={engagement.versions.title} onClose={onClose}>
      <Loaded query={query}>
        {(all) => (
          <div className={styles.form}>
            <ul className={styles.versions}>
              {all.map((one) => (
                <li key={one.version}>
                  <button
                    type="button"
                    className={styles.version}
                    aria-pressed={one.version === after}
                    onClick={() => {
                      setChosen(one.version);
                      setOther(null);
                    }}
                  >
                    <b>{engagement.versions.version(one.version)}</b>
                    <span>{one.reason}</span>
                    <small>
                      {format.moment(one.changedAt)}, {one.changedBy ?? engagement.versions.unnamed}
                      {one.campaigns.length === 0
                        ? ''
                        : `; ${engagement.versions.inForceFor(one.campaigns.join(', '))}`}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
            <div className={styles.two}>
              <Field label={engagement.versions.what}>
                {(parts) => (
                  <Select
                    {...parts}
                    options={options}
                    value={String(after)}
                    onChange={(text) => setChosen(Number(text))}
                  />
                )}
              </Field>
              <Field label={engagement.versions.otherwiseThan}>
                {(parts) => (
                  <Select
                    {...parts}
                    options={options}
                    value={String(before)}
                    onChange={(text) => setOther(Number(text))}
                  />
                )}
              </Field>
            </div>
            {differences.value === undefined ? (
              <p className={type.dim}>{engagement.differences.comparing}</p>
            ) : (
              <Differences differences={differences.value} />
            )}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
