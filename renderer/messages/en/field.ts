// English words: what the field calls things; the same word on every screen.
import type { CoverageStatus, ItemOutcome, OperatingModel, Party, Risk } from '../../../shared/words.ts';
import { counted } from './figures.ts';

export const field = {
  risks: { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' } satisfies Record<Risk, string>,
  /** Of a risk, for who can't see its bars. */
  riskOf: (risk: Risk) => `${risk} risk`,
  outcomes: {
    CERTIFY: 'Certify',
    CERTIFY_UNTIL: 'Certify until a date',
    REDUCE: 'Reduce',
    REVOKE: 'Revoke',
    CANNOT_DECIDE: "Can't decide",
    NO_DECISION: 'No decision',
  } satisfies Record<ItemOutcome, string>,
  verdicts: {
    MET: 'Met',
    PARTLY_MET: 'Partly met',
    NOT_MET: 'Not met',
    NOT_EVALUABLE: 'Not evaluable',
  } satisfies Record<CoverageStatus, string>,
  /** What a person of a party does here. */
  parties: {
    customer: 'acts for the customer',
    provider: 'acts for the provider',
    adviser: 'advises the customer',
    auditor: 'reads as auditor',
  } satisfies Record<Party, string>,
  models: {
    managed: 'Managed service',
    'co-managed': 'Co-managed',
    'monitoring-only': 'Monitoring only',
  } satisfies Record<OperatingModel, string>,
  times: {
    today: 'today',
    daysLate: (days: number) => `${counted(days, 'day', 'days')} late`,
    bytes: (bytes: number) => counted(bytes, 'byte', 'bytes'),
  },
};
