// German words: remediation.
import type { remediation as english } from '../en/remediation.ts';

export const remediation: typeof english = {};
