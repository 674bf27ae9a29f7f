// More forms in which a report leaves the building, and editions without names. Which forms there are is the engine's to
// say, so that a new one needs no new table.
export const migration = {
  number: 13,
  name: 'report formats',
  sql: `
create table issued_report_next (
  id text primary key,                -- UUIDv7
  campaign_id text not null references campaign(id),
  format text not null check (length(format) > 0),
  redacted integer not null check (redacted in (0, 1)),
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

insert into issued_report_next (
  id, campaign_id, format, redacted, edition, draft, file, sha256, size, state_digest, checkpoint_size, issued_at,
  issued_by, ledger_entry
)
select id, campaign_id, format, 0, edition, draft, file, sha256, size, state_digest, checkpoint_size, issued_at,
  issued_by, ledger_entry
from issued_report
order by ledger_entry;

drop trigger issued_report_never_updated;
drop trigger issued_report_never_deleted;
drop table issued_report;
alter table issued_report_next rename to issued_report;

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
