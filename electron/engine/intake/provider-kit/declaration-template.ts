// declaration.json as a provider starts from it: every field that the import reads, and REPLACE where only he knows.
// The script refuses it while a REPLACE stands in it; so does the import, whose dates and numbers it doesn't match.

export function declarationTemplate(): string {
  return `${JSON.stringify(
    {
      format: 'countersign-evidence/1',
      provider: 'REPLACE: your company, always written the same way',
      engagement: 'REPLACE: the contract reference',
      sequence: 'REPLACE: 1 for the first bundle, then 2, 3 ... (a number, without quotes)',
      previous: null,
      period: { from: 'REPLACE: 2026-07-01', to: 'REPLACE: 2026-09-30' },
      statement: 'REPLACE: what this is, how it was collected, what is known to be missing',
      sources: [
        {
          id: 'aws-iam',
          kind: 'aws.account-authorization-details',
          system: 'REPLACE: aws:123456789012',
          files: ['aws/*.json'],
          extracted_at: 'REPLACE: 2026-10-01T06:00:00Z',
          query: 'aws iam get-account-authorization-details --output json',
          filters: null,
          declared: { identities: null, credentials: null, entitlements: null, findings: null, actions: null },
          empty_attested: false,
        },
        {
          id: 'what-we-did',
          kind: 'countersign.actions',
          system: null,
          files: ['actions.csv'],
          extracted_at: 'REPLACE: 2026-10-01T06:00:00Z',
          query: 'REPLACE: ticket queue and closing dates',
          filters: null,
          declared: { actions: null },
          empty_attested: false,
        },
      ],
    },
    null,
    2,
  )}\n`;
}
