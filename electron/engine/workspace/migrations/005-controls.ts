// What the rules say of each entitlement, the thresholds they use, and verdicts that a person has overridden.
// entitlement_assessment and rule_failure are derived: an assessment replaces them whole.
export const migration = {
  number: 5,
  name: 'controls',
  sql: `
create table assessment (
  id integer primary key check (id = 1),       -- the newest only
  assessed_at text not null,
  bundle integer not null,                     -- newest bundle ordinal that it has seen
  rules text not null,                         -- JSON array of rule ids; bit n of a mask is the nth of them
  thresholds text not null                     -- JSON object as used
) strict;

create table entitlement_assessment (
  entitlement_id integer primary key references entitlement(id),
  risk text not null check (risk in ('low', 'medium', 'high', 'critical')),
  risk_rank integer not null,                  -- 1 low ... 4 critical
  fail_mask integer not null,
  unknown_mask integer not null,
  applicable_mask integer not null             -- where a rule does not apply, its pass says nothing
) strict;

create index entitlement_assessment_by_risk on entitlement_assessment (risk_rank desc, entitlement_id);

-- One row for each failing rule of an entitlement (exploded from the mask), with the figures in words.
create table rule_failure (
  entitlement_id integer not null references entitlement(id),
  rule text not null,
  explanation text not null,
  subject text not null,                       -- which table the failing fact stands in: identity, credential, entitlement, finding
  subject_id integer not null,
  primary key (rule, entitlement_id)
) strict, without rowid;

create index rule_failure_by_entitlement on rule_failure (entitlement_id);

-- Rules about the engagement or the evidence as a whole (GOV-*, EVD-*).
create table engagement_result (
  rule text not null,
  subject text not null,                       -- what it is about, in words
  result text not null check (result in ('pass', 'fail', 'not_evaluable')),
  explanation text not null,
  artefact_id text references artefact(id),
  line integer,
  pointer text,
  primary key (rule, subject)
) strict, without rowid;

create table threshold (
  threshold text primary key,
  value real not null,
  reason text not null,
  changed_at text not null,
  changed_by text
) strict;

create table coverage_override (
  framework text not null,
  control text not null,
  status text not null check (status in ('MET', 'PARTLY_MET', 'NOT_MET', 'NOT_EVALUABLE')),
  reason text not null,
  by_person text not null,
  at text not null,
  primary key (framework, control)
) strict, without rowid;
`,
} as const;
