// What was added to an issued report afterwards without changing a byte of it: further signatures, and time stamps.
export const migration = {
  number: 14,
  name: 'report revisions',
  sql: `
create table report_revision (
  id text primary key,                -- UUIDv7
  report_id text not null references issued_report(id),
  kind text not null check (kind in ('countersigned', 'timestamped')),
  person_id text references person(id),
  reason text,                        -- of a signature
  authority text,                     -- of a time stamp: subject of its certificate
  stamped_at text,                    -- of a time stamp: what the authority says
  previous_sha256 text not null check (length(previous_sha256) = 64),
  file text not null,                 -- its name, without the folder
  sha256 text not null check (length(sha256) = 64),
  size integer not null,
  at text not null,
  ledger_entry integer not null,
  check (kind <> 'countersigned' or (person_id is not null and reason is not null)),
  check (kind <> 'timestamped' or (authority is not null and stamped_at is not null))
) strict;

create index report_revision_by_report on report_revision (report_id, ledger_entry);
create index report_revision_by_digest on report_revision (sha256);
create index issued_report_by_digest on issued_report (sha256);

create trigger report_revision_never_updated
before update on report_revision
begin
  select raise(abort, 'what was added to a report never changes');
end;

create trigger report_revision_never_deleted
before delete on report_revision
begin
  select raise(abort, 'what was added to a report is never deleted');
end;
`,
} as const;
