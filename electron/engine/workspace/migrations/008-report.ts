// Reports that left the workspace, each with the digest of its file and of the sealed state that it was made from.
export const migration = {
  number: 8,
  name: 'report',
  sql: `
create table issued_report (
  id text primary key,                -- UUIDv7
  campaign_id text not null references campaign(id),
  format text not null check (format in ('pdf', 'xlsx', 'pack')),
  edition integer not null,
  draft integer not null check (draft in (0, 1)),
  file text not null,                 -- its name, without the folder
  sha256 text not null check (length(sha256) = 64),
  size integer not null,
  state_digest text not null check (length(state_digest) = 64),
  checkpoint_size integer not null,
  issued_at text not null,
  issued_by text not null references person(id),
  ledger_entry integer not null
) strict;

create index issued_report_by_campaign on issued_report (campaign_id, ledger_entry);

create trigger issued_report_never_updated
before update on issued_report
begin
  select raise(abort, 'an issued report never changes');
end;

create trigger issued_report_never_deleted
before delete on issued_report
begin
  select raise(abort, 'an issued report is never deleted');
end;
`,
} as const;
