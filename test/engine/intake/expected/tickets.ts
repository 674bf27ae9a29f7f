// Vault and service desks. Exports of bug bounties and penetration tests list flaws of software: nothing reads them.
import { type ExpectedSample, expected } from './expected-sample.ts';

const nothing = [0, 0, 0, 0, 0] as const;

export const tickets: readonly ExpectedSample[] = [
  expected('vault/hashicorp-vault-api-responses.json', 'vault.responses', [0, 1, 2, 0, 0], {
    why: 'of 8 answers one made a token, which has 2 policies',
  }),
  expected('ticketing/servicenow-change-request.json', 'servicenow.change-requests', [0, 0, 0, 0, 1]),
  expected('ticketing/bugcrowd/BugCrowd-one.csv', null, nothing),
  expected('ticketing/bugcrowd/BugCrowd-zero.csv', null, nothing),
  expected('ticketing/cobalt/cobalt_no_vuln.csv', null, nothing),
  expected('ticketing/cobalt/cobalt_one_vuln.csv', null, nothing),
];
