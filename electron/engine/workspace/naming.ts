// What a workspace is about: whose access is reviewed, who provides the evidence, under which operating model.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Act } from '../ledger/act.ts';

export interface WorkspaceName {
  readonly customer: string;
  readonly provider: string;
  readonly model: 'managed' | 'co-managed' | 'monitoring-only';
}

/** Names the workspace, or names it anew. */
export const workspaceNamed: Act<WorkspaceName> = {
  name: 'workspace.named',
  body: z.strictObject({
    customer: z.string().trim().min(1),
    provider: z.string().trim().min(1),
    model: z.enum(['managed', 'co-managed', 'monitoring-only']),
  }),
  apply({ db }, { customer, provider, model }) {
    db.prepare<WorkspaceName>(
      `update workspace
       set customer = $customer,
         provider = $provider,
         model = $model
       where only = 1`,
    ).run({ customer, provider, model });
  },
};

/** Null until the workspace has been named. */
export function workspaceName(database: Database): WorkspaceName | null {
  const row = database
    .prepare<[], WorkspaceName>(
      `select customer, provider, model
       from workspace
       where only = 1
         and customer is not null`,
    )
    .get();
  return row ?? null;
}
