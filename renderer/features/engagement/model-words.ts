// The contract forms in words.
import type { OperatingModel } from '../../../shared/words.ts';

export const modelWords: Readonly<Record<OperatingModel, string>> = {
  managed: 'Managed service',
  'co-managed': 'Co-managed service',
  'monitoring-only': 'Monitoring only',
};
