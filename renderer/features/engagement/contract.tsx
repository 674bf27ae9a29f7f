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
  const { format, words } = useApp();
  const { engagementTerms } = words;
  const { contract } = document;
  const put = (part: Partial<typeof contract>, field: string) =>
    change({ ...document, contract: { ...contract, ...part } }, `contract.${field}`);
  return (
    <Editable
      name={engagementTerms.contract.name}
      shown={
        <span className={type.two}>
          {contract.reference === null ? (
            <span className={type.unknown}>{engagementTerms.contract.noReference}</span>
          ) : (
            <b>{contract.reference}</b>
          )}
          {engagementTerms.contract.term(
            contract.from === null ? null : format.date(contract.from),
            contract.until === null ? null : format.date(contract.until),
          )}
        </span>
      }
    >
      <Field label={engagementTerms.contract.reference}>
        {(parts) => (
          <TextInput
            {...parts}
            value={contract.reference ?? ''}
            placeholder={engagementTerms.contract.referenceExample}
            onChange={(reference) => put({ reference: reference === '' ? null : reference }, 'reference')}
          />
        )}
      </Field>
      <div className={styles.two}>
        <Field label={engagementTerms.from}>
          {(parts) => (
            <DateInput
              {...parts}
              value={contract.from ?? ''}
              onChange={(from) => put({ from: from || null }, 'from')}
            />
          )}
        </Field>
        <Field label={engagementTerms.until}>
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
  const { appetite } = useApp().words.engagementTerms;
  const put = (part: Partial<typeof riskAppetite>, field: string) =>
    change({ ...document, riskAppetite: { ...riskAppetite, ...part } }, `appetite.${field}`);
  return (
    <Editable
      name={appetite.name}
      shown={
        riskAppetite.statement === null ? (
          <span className={type.bad}>{appetite.none}</span>
        ) : (
          <>
            <p>{appetite.quoted(riskAppetite.statement)}</p>
            <Agreement {...riskAppetite} />
          </>
        )
      }
    >
      <Field label={appetite.label} note={appetite.note}>
        {(parts) => (
          <TextArea
            {...parts}
            value={riskAppetite.statement ?? ''}
            placeholder={appetite.example}
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
