// Few among many, for what the first screen and a report ask of them: which certifications were given until a day, which
// decisions were taken back, and which access is administration or a way to it.
export const migration = {
  number: 29,
  name: 'overview',
  sql: `
create index decision_until on decision (item_id) where outcome = 'CERTIFY_UNTIL';
create index decision_undone on decision_event (ledger_entry, decision_id) where event = 'undone';
create index entitlement_administering on entitlement (first_bundle, identity_id)
where administrator = 1 or escalates = 1;
`,
} as const;
