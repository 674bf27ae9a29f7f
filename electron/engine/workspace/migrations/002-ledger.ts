// The append-only ledger: entries as they were written, the Merkle tree's perfect subtrees above them (the leaves are
// in ledger_entry), the signed checkpoints and the key that signs them. The triggers stop mistakes and casual
// rewriting; whoever owns the file can drop them, which is why checkpoints are also kept outside it.
export const migration = {
  number: 2,
  name: 'ledger',
  sql: `
    create table ledger_entry (
      entry_index integer primary key check (entry_index >= 0),
      entry text not null check (json_valid(entry)),
      leaf_hash blob not null check (length(leaf_hash) = 32),
      act text generated always as (json_extract(entry, '$.act')) virtual,
      at text generated always as (json_extract(entry, '$.at')) virtual,
      actor_person text generated always as (json_extract(entry, '$.actor.person')) virtual
    ) strict;

    create index ledger_entry_by_act on ledger_entry (act, entry_index);
    create index ledger_entry_by_person on ledger_entry (actor_person, entry_index);

    create table ledger_node (
      level integer not null check (level >= 1),
      node_index integer not null check (node_index >= 0),
      hash blob not null check (length(hash) = 32),
      primary key (level, node_index)
    ) strict, without rowid;

    create table ledger_checkpoint (
      size integer primary key check (size >= 0),
      root blob not null check (length(root) = 32),
      note text not null,
      at text not null
    ) strict;

    create table checkpoint_key (
      only integer primary key check (only = 1),
      public_key blob not null check (length(public_key) = 32),
      private_key blob not null,
      created_at text not null
    ) strict;

    create trigger ledger_entry_only_at_the_end
    before insert on ledger_entry
    when new.entry_index is not (select coalesce(max(entry_index) + 1, 0) from ledger_entry)
    begin
      select raise(abort, 'the ledger only grows at its end');
    end;

    create trigger ledger_entry_never_updated
    before update on ledger_entry
    begin
      select raise(abort, 'the ledger is append-only');
    end;

    create trigger ledger_entry_never_deleted
    before delete on ledger_entry
    begin
      select raise(abort, 'the ledger is append-only');
    end;

    create trigger ledger_node_only_at_the_end
    before insert on ledger_node
    when new.node_index is not (select coalesce(max(node_index) + 1, 0) from ledger_node where level = new.level)
      or (new.node_index + 1) << new.level > (select coalesce(max(entry_index) + 1, 0) from ledger_entry)
    begin
      select raise(abort, 'the ledger only grows at its end');
    end;

    create trigger ledger_node_never_updated
    before update on ledger_node
    begin
      select raise(abort, 'the ledger is append-only');
    end;

    create trigger ledger_node_never_deleted
    before delete on ledger_node
    begin
      select raise(abort, 'the ledger is append-only');
    end;

    create trigger ledger_checkpoint_only_at_the_end
    before insert on ledger_checkpoint
    when new.size <= (select coalesce(max(size), -1) from ledger_checkpoint)
      or new.size > (select coalesce(max(entry_index) + 1, 0) from ledger_entry)
    begin
      select raise(abort, 'a checkpoint only follows the one before');
    end;

    create trigger ledger_checkpoint_never_updated
    before update on ledger_checkpoint
    begin
      select raise(abort, 'checkpoints are append-only');
    end;

    create trigger ledger_checkpoint_never_deleted
    before delete on ledger_checkpoint
    begin
      select raise(abort, 'checkpoints are append-only');
    end;

    create trigger checkpoint_key_only_once
    before insert on checkpoint_key
    when exists (select 1 from checkpoint_key)
    begin
      select raise(abort, 'a workspace has one checkpoint key');
    end;

    create trigger checkpoint_key_never_updated
    before update on checkpoint_key
    begin
      select raise(abort, 'a workspace has one checkpoint key');
    end;

    create trigger checkpoint_key_never_deleted
    before delete on checkpoint_key
    begin
      select raise(abort, 'a workspace has one checkpoint key');
    end;
  `,
};
