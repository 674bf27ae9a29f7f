// Where the lines and records of a large table stand in its file, so that a window on it is read without the rest. Derived
// from the file's bytes, and no act: one that is missing is worked out when the file is first looked at.
export const migration = {
  number: 25,
  name: 'blob outline',
  sql: `
create table blob_outline (
  sha256 text primary key references blob(sha256),
  content blob not null
) strict;
`,
} as const;
