// Campaigns, their frozen population, decisions, sign-offs and sealed states. What was decided or signed never changes and
// is never deleted: what happens to a decision later is a row of its own (decision_event), and an item only points to the
// decision that stands. draft and evidence_opened are working notes of a person and no acts.
export const migration = {
  number: 7,
  name: 'review',
  sql: `
create table campaign (
  id text primary key,                -- UUIDv7
  name text not null,
  due text not null,
  scope text not null check (json_valid(scope)),
  opened_at text not null,
  opened_by text,                     -- person, null for the operator
  model_version integer not null references operating_model(version),
  baseline_bundles text not null check (json_valid(baseline_bundles)),  -- JSON array of {id, name, ordinal}
  baseline_ordinal integer not null,  -- newest bundle of the baseline
  baseline_digest text not null,      -- SHA-256 over the digests of all items, in order
  population_sha256 text not null references blob(sha256),
  notices text not null check (json_valid(notices)),
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_at text,
  closed_by text,
  close_reason text,
  complete integer check (complete in (0, 1)),   -- as it was at the close
  check ((state = 'closed') = (closed_at is not null))
) strict;

create table out_of_scope (
  campaign_id text not null references campaign(id),
  position integer not null,
  identity_uid text not null,
  identity text not null,
  system text not null,
  entitlements integer not null,
  reason text not null,
  approver text references person(id),   -- null: left out by the product's own rule, with its reason
  primary key (campaign_id, position)
) strict, without rowid;

create table assignment (
  id text primary key,                -- UUIDv7
  campaign_id text not null references campaign(id),
  person_id text not null references person(id),
  created_at text not null,
  signed_off_at text
) strict;

create unique index assignment_still_open on assignment (campaign_id, person_id) where signed_off_at is null;

create table review_item (
  id text primary key,                -- UUIDv7
  campaign_id text not null references campaign(id),
  ordinal integer not null,           -- 1, 2 ... worst risk first
  reference text not null,
  entitlement_uid text not null,
  identity_uid text not null,
  identity text not null,
  identity_kind text not null,
  system text not null,
  privilege text not null,
  resource text not null,
  environment text,
  owner text,
  risk text not null check (risk in ('low', 'medium', 'high', 'critical')),
  risk_rank integer not null,
  rules text not null,                -- JSON array of failing rules
  change text not null,
  changed text not null,              -- JSON array of {fact, before, after}
  facts text not null check (json_valid(facts)),
  digest text not null,               -- of everything frozen here
  assignment_id text references assignment(id),  -- null: nobody is assigned
  decision_id text references decision(id),      -- the decision that stands
  pending_id text references decision(id),       -- a correction that waits for its second person
  unique (campaign_id, ordinal)
) strict;

create index review_item_by_assignment on review_item (assignment_id, ordinal);
create index review_item_by_entitlement on review_item (entitlement_uid, campaign_id);

create table decision (
  id text primary key,                -- UUIDv7
  item_id text not null references review_item(id),
  outcome text not null check (outcome in ('CERTIFY', 'CERTIFY_UNTIL', 'REDUCE', 'REVOKE', 'CANNOT_DECIDE')),
  justification text,
  until text,
  to_text text,
  ticket text,
  question text,
  exception text check (json_valid(exception)),  -- {approver, compensatingControl, expires}
  performer_id text not null references person(id),
  reviewer_id text not null references person(id),   -- of record
  delegation_id text references delegation(id),
  batch_id text,
  batch_size integer,
  decided_at text not null,
  ledger_entry integer not null,
  shown_digest text not null,
  evidence_opened integer not null,
  seconds_spent real,
  needs_second_person integer not null check (needs_second_person in (0, 1)),
  supersedes text references decision(id),
  reason text,                        -- of a correction
  check (outcome <> 'CERTIFY_UNTIL' or until is not null),
  check (outcome <> 'REDUCE' or to_text is not null),
  check (outcome <> 'CANNOT_DECIDE' or question is not null),
  check ((supersedes is null) = (reason is null))
) strict;

create index decision_by_item on decision (item_id, ledger_entry);

-- What happened to a decision after it was recorded.
create table decision_event (
  decision_id text not null references decision(id),
  event text not null check (event in ('confirmed', 'disagreed', 'undone', 'replaced', 'reassigned', 'superseded')),
  person_id text references person(id),
  at text not null,
  note text,
  ledger_entry integer not null,
  primary key (decision_id, event)
) strict, without rowid;

create table sign_off (
  id text primary key,                -- UUIDv7
  campaign_id text not null references campaign(id),
  assignment_id text not null unique references assignment(id),
  person_id text not null references person(id),  -- who signed
  signed_at text not null,
  items integer not null,
  statement text not null,
  document text not null,             -- canonical JSON, exactly what was signed
  decisions_digest text not null,
  signature text not null,            -- base64, SHA-256 with the certificate's key
  certificate_pem text not null,
  chain_pem text not null,
  certificate_fingerprint text not null,
  ledger_entry integer not null
) strict;

create table correction_signature (
  decision_id text primary key references decision(id),
  document text not null,
  signature text not null,
  certificate_pem text not null,
  certificate_fingerprint text not null
) strict;

create table sealed_state (
  campaign_id text not null references campaign(id),
  edition integer not null,
  digest text not null references blob(sha256),
  reason text not null,
  sealed_at text not null,
  ledger_entry integer not null,
  primary key (campaign_id, edition)
) strict, without rowid;

create table draft (
  item_id text not null references review_item(id),
  person_id text not null references person(id),
  draft text not null check (json_valid(draft)),
  at text not null,
  primary key (item_id, person_id)
) strict, without rowid;

create table evidence_opened (
  item_id text not null references review_item(id),
  person_id text not null references person(id),
  citation text not null,             -- artefact|line|pointer
  at text not null,
  primary key (item_id, person_id, citation)
) strict, without rowid;

create trigger campaign_never_deleted
before delete on campaign
begin
  select raise(abort, 'a campaign is never deleted');
end;

create trigger campaign_only_closes
before update on campaign
when old.state = 'closed' or new.id is not old.id or new.name is not old.name or new.scope is not old.scope
  or new.baseline_digest is not old.baseline_digest or new.baseline_bundles is not old.baseline_bundles
  or new.population_sha256 is not old.population_sha256 or new.opened_at is not old.opened_at
begin
  select raise(abort, 'a campaign changes only by being closed, once');
end;

create trigger out_of_scope_never_updated
before update on out_of_scope
begin
  select raise(abort, 'what a campaign leaves out never changes');
end;

create trigger out_of_scope_never_deleted
before delete on out_of_scope
begin
  select raise(abort, 'what a campaign leaves out never changes');
end;

create trigger assignment_only_signed_off
before update on assignment
when old.signed_off_at is not null or new.id is not old.id or new.campaign_id is not old.campaign_id
  or new.person_id is not old.person_id
begin
  select raise(abort, 'an assignment changes only by its sign-off, once');
end;

create trigger assignment_never_deleted
before delete on assignment
begin
  select raise(abort, 'an assignment is never deleted');
end;

create trigger review_item_stays_frozen
before update of id, campaign_id, ordinal, reference, entitlement_uid, identity_uid, identity, identity_kind, system,
  privilege, resource, environment, owner, risk, risk_rank, rules, change, changed, facts, digest on review_item
begin
  select raise(abort, 'the baseline of a campaign never changes');
end;

create trigger review_item_never_deleted
before delete on review_item
begin
  select raise(abort, 'a review item is never deleted');
end;

create trigger review_item_only_in_an_open_campaign
before insert on review_item
when (select state from campaign where id = new.campaign_id) is not 'open'
begin
  select raise(abort, 'a closed campaign takes no more items');
end;

create trigger review_item_decision_is_its_own
before update of decision_id, pending_id on review_item
when (new.decision_id is not null and (select item_id from decision where id = new.decision_id) is not new.id)
  or (new.pending_id is not null and (select item_id from decision where id = new.pending_id) is not new.id)
begin
  select raise(abort, 'a decision is about its own item');
end;

create trigger review_item_signed_decision_stands
before update of decision_id on review_item
when old.decision_id is not null and new.decision_id is not old.decision_id
  and (select signed_off_at from assignment where id = old.assignment_id) is not null
  and not exists (
    select 1
    from decision_event
    where decision_id = old.decision_id and event in ('superseded', 'reassigned')
  )
begin
  select raise(abort, 'a signed decision is never changed, only superseded');
end;

create trigger decision_only_by_the_customer
before insert on decision
when (select party from person where id = new.performer_id) is not 'customer'
  or (select party from person where id = new.reviewer_id) is not 'customer'
begin
  select raise(abort, 'only the customer decides');
end;

create trigger decision_never_updated
before update on decision
begin
  select raise(abort, 'a decision is never changed, only superseded');
end;

create trigger decision_never_deleted
before delete on decision
begin
  select raise(abort, 'a decision is never deleted');
end;

create trigger decision_event_only_by_the_customer
before insert on decision_event
when new.event <> 'reassigned' and (select party from person where id = new.person_id) is not 'customer'
begin
  select raise(abort, 'only the customer decides');
end;

create trigger decision_event_never_updated
before update on decision_event
begin
  select raise(abort, 'what happened to a decision never changes');
end;

create trigger decision_event_never_deleted
before delete on decision_event
begin
  select raise(abort, 'what happened to a decision never changes');
end;

create trigger sign_off_only_by_the_customer
before insert on sign_off
when (select party from person where id = new.person_id) is not 'customer'
begin
  select raise(abort, 'only the customer signs off');
end;

create trigger sign_off_never_updated
before update on sign_off
begin
  select raise(abort, 'a sign-off never changes');
end;

create trigger sign_off_never_deleted
before delete on sign_off
begin
  select raise(abort, 'a sign-off is never deleted');
end;

create trigger correction_signature_never_updated
before update on correction_signature
begin
  select raise(abort, 'a signature never changes');
end;

create trigger correction_signature_never_deleted
before delete on correction_signature
begin
  select raise(abort, 'a signature is never deleted');
end;

create trigger sealed_state_never_updated
before update on sealed_state
begin
  select raise(abort, 'a sealed state never changes');
end;

create trigger sealed_state_never_deleted
before delete on sealed_state
begin
  select raise(abort, 'a sealed state is never deleted');
end;

-- insert or replace deletes the old row without asking the triggers above, so the new one is refused first.
create trigger campaign_only_once
before insert on campaign
when exists (select 1 from campaign where id = new.id)
begin
  select raise(abort, 'a campaign is opened once');
end;

create trigger out_of_scope_only_once
before insert on out_of_scope
when exists (select 1 from out_of_scope where campaign_id = new.campaign_id and position = new.position)
begin
  select raise(abort, 'what a campaign leaves out never changes');
end;

create trigger assignment_only_once
before insert on assignment
when exists (select 1 from assignment where id = new.id)
begin
  select raise(abort, 'an assignment is made once');
end;

create trigger review_item_only_once
before insert on review_item
when exists (select 1 from review_item where id = new.id or (campaign_id = new.campaign_id and ordinal = new.ordinal))
begin
  select raise(abort, 'the baseline of a campaign never changes');
end;

create trigger decision_only_once
before insert on decision
when exists (select 1 from decision where id = new.id)
begin
  select raise(abort, 'a decision is never changed, only superseded');
end;

create trigger decision_event_only_once
before insert on decision_event
when exists (select 1 from decision_event where decision_id = new.decision_id and event = new.event)
begin
  select raise(abort, 'what happened to a decision never changes');
end;

create trigger sign_off_only_once
before insert on sign_off
when exists (select 1 from sign_off where id = new.id or assignment_id = new.assignment_id)
begin
  select raise(abort, 'a sign-off never changes');
end;

create trigger correction_signature_only_once
before insert on correction_signature
when exists (select 1 from correction_signature where decision_id = new.decision_id)
begin
  select raise(abort, 'a signature never changes');
end;

create trigger sealed_state_only_once
before insert on sealed_state
when exists (select 1 from sealed_state where campaign_id = new.campaign_id and edition = new.edition)
begin
  select raise(abort, 'a sealed state never changes');
end;
`,
} as const;
