// Who agreed to something, and when. Until somebody is named it is a proposal, and reads as one.
import { CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { localDay } from '../../lib/format.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DateInput, Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './engagement.module.css';
import { customers, nameIn, useModel } from './model-context.ts';

export interface Agreed {
  readonly agreedBy: string | null;
  readonly agreedAt: string | null;
}

/** As one reads it: "agreed by Dana Owner, 1 Sep 2026", or that nobody has. */
export function Agreement({ agreedBy, agreedAt }: Agreed): ReactNode {
  const model = useModel();
  const { format, words } = useApp();
  const { agreement } = words.engagementTerms;
  if (agreedBy === null || agreedBy === '' || agreedAt === null) {
    return (
      <span className={styles.proposed}>
        <CircleDashed aria-hidden /> {agreement.proposed}
      </span>
    );
  }
  return <span className={styles.agreed}>{agreement.agreed(nameIn(model, agreedBy), format.date(agreedAt))}</span>;
}

interface AgreementFieldsProps {
  readonly value: Agreed;
  readonly onChange: (value: { agreedBy: string | null; agreedAt: string | null }) => void;
}

export function AgreementFields({ value, onChange }: AgreementFieldsProps): ReactNode {
  const model = useModel();
  const { as } = useActor();
  const { agreement } = useApp().words.engagementTerms;
  const { agreedBy, agreedAt } = value;
  const known = customers(model);
  // A name in words, from before persons were named, can be kept.
  const options =
    agreedBy === null || known.some((one) => one.value === agreedBy)
      ? known
      : [{ value: agreedBy, label: nameIn(model, agreedBy) }, ...known];
  return (
    <div className={styles.two}>
      <Field label={agreement.by} hint={agreedBy === null ? agreement.nobodyYet : undefined}>
        {(parts) => (
          <Select
            {...parts}
            options={options}
            value={agreedBy}
            placeholder={agreement.nobody}
            onChange={(next) => onChange({ agreedBy: next, agreedAt: agreedAt ?? localDay(new Date()) })}
          />
        )}
      </Field>
      <Field label={agreement.on}>
        {(parts) => (
          <DateInput
            {...parts}
            value={agreedAt ?? ''}
            onChange={(next) => onChange({ agreedBy, agreedAt: next || null })}
          />
        )}
      </Field>
      <p className={styles.small}>
        {agreedBy === null ? (
          as === null ? null : (
            <LinkButton small onClick={() => onChange({ agreedBy: as, agreedAt: localDay(new Date()) })}>
              {agreement.today}
            </LinkButton>
          )
        ) : (
          <LinkButton small onClick={() => onChange({ agreedBy: null, agreedAt: null })}>
            {agreement.takeBack}
          </LinkButton>
        )}
      </p>
    </div>
  );
}
