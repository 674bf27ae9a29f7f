// The contract's reference and term, and how much risk is acceptable.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { DateInput, Field, TextArea, TextInput } from '../../ui/field.tsx';
import type from '../../ui/type.module.css';
import { Agreement, AgreementFields } from './agreement.tsx';
import { Editable } from './editable.tsx';
import styles from './engagement.module.css';
import { useModel } from './model-context.ts';

export function Contract(): ReactNode {
  const { document, change } = useModel();
  const { format } = useApp();
  const { contract } = document;
  const put = (part: Partial<typeof contract>, field: string) =>
    change({ ...document, contract: { ...contract, ...part } }, `contract ${field}`);
  return (
    <Editable
      name="contract"
      shown={
        <span className={type.two}>
          {contract.reference === null ? (
            <span className={type.unknown}>no reference yet</span>
          ) : (
            <b>{contract.reference}</b>
          )}
          {contract.from === null ? '' : `, from ${format.date(contract.from)}`}
          {contract.until === null ? ', without an agreed end' : ` until ${format.date(contract.until)}`}
        </span>
      }
    >
      <Field label="Reference">
        {(parts) => (
          <TextInput
            {...parts}
            value={contract.reference ?? ''}
            placeholder="HS-2291"
            onChange={(reference) => put({ reference: reference === '' ? null : reference }, 'reference')}
          />
        )}
      </Field>
      <div className={styles.two}>
        <Field label="From">
          {(parts) => (
            <DateInput
              {...parts}
              value={contract.from ?? ''}
              onChange={(from) => put({ from: from || null }, 'from')}
            />
          )}
        </Field>
        <Field label="Until">
          {(parts) => (
            <DateInput
              {...parts}
              value={contract.until ?? ''}
              onChange={(until) => put({ until: until || null }, 'until')}
            />
          )}
        </Field>
      </div>
    </Editable>
  );
}

export function RiskAppetite(): ReactNode {
  const { document, change } = useModel();
  const { riskAppetite } = document;
  const put = (part: Partial<typeof riskAppetite>, field: string) =>
    change({ ...document, riskAppetite: { ...riskAppetite, ...part } }, `appetite ${field}`);
  return (
    <Editable
      name="risk appetite"
      shown={
        riskAppetite.statement === null ? (
          <span className={type.bad}>Nobody has said how much risk is acceptable.</span>
        ) : (
          <>
            <p>“{riskAppetite.statement}”</p>
            <Agreement {...riskAppetite} />
          </>
        )
      }
    >
      <Field label="How much risk is acceptable" note="In words that a decision can be held against.">
        {(parts) => (
          <TextArea
            {...parts}
            value={riskAppetite.statement ?? ''}
            placeholder="No standing administrator rights for machines; an exposed secret is replaced within a day."
            onChange={(statement) =>
              // Another sentence is another agreement.
              put({ statement: statement === '' ? null : statement, agreedBy: null, agreedAt: null }, 'statement')
            }
          />
        )}
      </Field>
      <AgreementFields value={riskAppetite} onChange={(agreed) => put(agreed, 'agreement')} />
    </Editable>
  );
}
