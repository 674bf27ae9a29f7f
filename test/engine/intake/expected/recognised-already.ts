// The kinds that were read first: authorization details, credential reports and gitleaks of version 7 and 8.
import type { ExpectedSample } from './expected-sample.ts';

export const recognisedAlready: readonly ExpectedSample[] = [];
