// What the ledger's entries are searched by: the words in them and the names of the items that they name, three letters at a
// time and by how a word begins; and the ids and digests in them. It runs behind the ledger by some entries, which are read
// themselves: so what an act makes is there when its entry is taken in, and a decision does not pay for its own. All of it
// is made of the entries, and who checks a workspace makes it anew.

/** Ids and digests: nobody looks for letters in the middle of one. */
const isName = (value: string): string => `(length(${value}) in (36, 64) and ${value} not glob '*[^0-9a-f-]*')`;

/** So many entries are taken in at once, or fewer where a long one is among them. */
const entriesAtOnce = 64;
const longEntry = 32_768;

export const migration = {
  number: 28,
  name: 'ledger search',
  sql: `
-- who did what for whom, for every count of entries
create index ledger_entry_by_kind
on ledger_entry (act, actor_person, json_extract(entry, '$.actor.party'), entry_index);

create view ledger_said (entry_index, words, names) as
select ledger_entry.entry_index,
  (
    select group_concat(said.value, char(10))
    from json_tree(ledger_entry.entry) as said
    where said.type in ('text', 'integer', 'real')
      and not ${isName('said.value')}
  ) || coalesce(
    (
      select char(10) || group_concat(
        review_item.reference || ' ' || review_item.identity || ', ' || review_item.privilege, char(10)
      )
      from json_tree(ledger_entry.entry) as named
      cross join review_item on review_item.id = named.value
      where named.type = 'text' and length(named.value) = 36
    ),
    ''
  ),
  (
    select group_concat(replace(named.value, '-', ''), ' ')
    from json_tree(ledger_entry.entry) as named
    where named.type = 'text' and ${isName('named.value')}
  )
from ledger_entry;

create virtual table ledger_words using fts5(words, content = '', tokenize = 'trigram');

create virtual table ledger_tokens using fts5(
  words, names, content = '', detail = column, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2'
);

-- The entries below this one are taken in.
create table ledger_indexed (
  only integer primary key check (only = 1),
  size integer not null check (size >= 0)
) strict;

insert into ledger_indexed (only, size)
values (1, 0);

create trigger ledger_indexed_filled
after update of size on ledger_indexed
begin
  insert into ledger_words (rowid, words)
  select entry_index, words
  from ledger_said
  where entry_index >= old.size
    and entry_index < new.size;

  insert into ledger_tokens (rowid, words, names)
  select entry_index, words, names
  from ledger_said
  where entry_index >= old.size
    and entry_index < new.size;
end;

update ledger_indexed
set size = (select coalesce(max(entry_index) + 1, 0) from ledger_entry);

create trigger ledger_entry_indexed
after insert on ledger_entry
when new.entry_index - (select size from ledger_indexed) >= ${entriesAtOnce}
  or exists (
    select 1
    from ledger_entry as before
    where before.entry_index = new.entry_index - 1
      and octet_length(before.entry) > ${longEntry}
      and before.entry_index >= (select size from ledger_indexed)
  )
begin
  update ledger_indexed
  set size = new.entry_index;
end;
`,
} as const;
