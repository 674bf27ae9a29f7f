// The field's words within sentences of the engine. English sentences name outcomes as the record does.
import type { Locale } from './locale.ts';
import type { Change, CoverageStatus, Outcome, Party, Risk } from './words.ts';

export interface Terms {
  readonly risk: Readonly<Record<Risk, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly change: Readonly<Record<Change, string>>;
  readonly party: Readonly<Record<Party, string>>;
  readonly status: Readonly<Record<CoverageStatus, string>>;
}

export const terms: Readonly<Record<Locale, Terms>> = {
  en: {
    risk: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
    outcome: {
      CERTIFY: 'CERTIFY',
      CERTIFY_UNTIL: 'CERTIFY UNTIL',
      REDUCE: 'REDUCE',
      REVOKE: 'REVOKE',
      CANNOT_DECIDE: 'CANNOT DECIDE',
    },
    change: {
      new: 'new',
      changed: 'changed',
      unchanged: 'unchanged',
      removed: 'removed',
      reappeared: 'reappeared',
    },
    party: { customer: 'customer', provider: 'provider', adviser: 'adviser', auditor: 'auditor' },
    status: { MET: 'met', PARTLY_MET: 'partly met', NOT_MET: 'not met', NOT_EVALUABLE: 'not evaluable' },
  },
  de: {
    risk: { low: 'niedrig', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
    outcome: {
      CERTIFY: 'Bestätigen',
      CERTIFY_UNTIL: 'Befristet bestätigen',
      REDUCE: 'Einschränken',
      REVOKE: 'Entziehen',
      CANNOT_DECIDE: 'Kann nicht entscheiden',
    },
    change: {
      new: 'neu',
      changed: 'geändert',
      unchanged: 'unverändert',
      removed: 'entfallen',
      reappeared: 'wieder da',
    },
    party: { customer: 'Auftraggeber', provider: 'Dienstleister', adviser: 'Beratung', auditor: 'Revision' },
    status: {
      MET: 'erfüllt',
      PARTLY_MET: 'teilweise erfüllt',
      NOT_MET: 'nicht erfüllt',
      NOT_EVALUABLE: 'nicht beurteilbar',
    },
  },
};
