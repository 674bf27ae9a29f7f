// German words: what the field calls things; the same word on every screen.
import type { field as english } from '../en/field.ts';
import { counted } from './figures.ts';

const risks = { low: 'Niedrig', medium: 'Mittel', high: 'Hoch', critical: 'Kritisch' };

export const field: typeof english = {
  risks,
  riskOf: (risk) => `Risiko ${risks[risk].toLowerCase()}`,
  outcomes: {
    CERTIFY: 'Bestätigen',
    CERTIFY_UNTIL: 'Befristet bestätigen',
    REDUCE: 'Einschränken',
    REVOKE: 'Entziehen',
    CANNOT_DECIDE: 'Kann nicht entscheiden',
    NO_DECISION: 'Keine Entscheidung',
  },
  verdicts: {
    MET: 'Erfüllt',
    PARTLY_MET: 'Teilweise erfüllt',
    NOT_MET: 'Nicht erfüllt',
    NOT_EVALUABLE: 'Nicht beurteilbar',
  },
  parties: {
    customer: 'handelt für den Auftraggeber',
    provider: 'handelt für den Dienstleister',
    adviser: 'berät den Auftraggeber',
    auditor: 'liest als Revision',
  },
  models: {
    managed: 'Betrieb durch den Dienstleister',
    'co-managed': 'Gemeinsamer Betrieb',
    'monitoring-only': 'Nur Überwachung',
  },
  times: {
    today: 'heute',
    daysLate: (days) => `${counted(days, 'Tag', 'Tage')} überfällig`,
    bytes: (bytes) => counted(bytes, 'Byte', 'Byte'),
  },
};
