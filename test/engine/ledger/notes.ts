// A toy capability for tests of the ledger: notes that are written, changed and filed, each by an act.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Act, Actor } from '../../../electron/engine/ledger/act.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { migrations } from '../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';

export const dana: Actor = { person: 'Dana Owner', party: 'customer' };

interface Note {
  readonly id: string;
  readonly text: string;
  readonly tags?: readonly string[] | undefined;
}

export const noteWritten: Act<Note> = {
  name: 'note.written',
  body: z.strictObject({ id: z.string(), text: z.string().min(1), tags: z.array(z.string()).optional() }),
  apply({ db }, body, head) {
    db.prepare(
      'insert into note (id, text, author, written_at, entry_index) values ($id, $text, $author, $at, $index)',
    ).run({
      id: body.id,
      text: body.text,
      author: head.actor.person,
      at: head.at,
      index: head.index,
    });
  },
};

export const noteFiled: Act<{ id: string; drawer: number }> = {
  name: 'note.filed',
  body: z.strictObject({ id: z.string(), drawer: z.int() }),
  async apply({ db }, body) {
    const { changes } = db.prepare('update note set drawer = $drawer where id = $id').run(body);
    await Promise.resolve();
    if (changes === 0) throw new Error('there is no such note');
  },
};

export const noteActs = [noteWritten, noteFiled];

export const noteMigrations = [
  ...migrations,
  {
    number: 1000,
    name: 'notes of a test',
    sql: `
      create table note (
        id text primary key,
        text text not null,
        author text,
        written_at text not null,
        entry_index integer not null references ledger_entry(entry_index),
        drawer integer
      ) strict;
    `,
  },
];

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'countersign-test-'));
}

/** A clock that moves one second with each look. */
export function tickingClock(from = '2026-10-01T09:30:00.000Z'): () => Date {
  let now = Date.parse(from);
  return () => {
    const time = new Date(now);
    now += 1000;
    return time;
  };
}

/** A workspace with room for notes, and `count` of them written. */
export async function workspaceWithNotes(count: number, folder = emptyFolder()): Promise<Workspace> {
  const workspace = await createWorkspace(join(folder, 'northwind.countersign'), {
    clock: tickingClock(),
    id: '0199a000-0000-7000-8000-000000000001',
    migrations: noteMigrations,
  });
  await writeNotes(workspace, 0, count);
  return workspace;
}

export async function writeNotes(workspace: Workspace, from: number, to: number): Promise<void> {
  await workspace.write(async (transaction) => {
    for (let index = from; index < to; index++) {
      await perform(transaction, noteWritten, dana, { id: `n${index}`, text: `Note number ${index}` });
    }
  });
}
