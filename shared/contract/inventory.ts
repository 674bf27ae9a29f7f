// Identities, entitlements, credentials, findings and actions as rows, facets and one thing in full.
import { z } from 'zod';
import { changes, frameworks, risks } from '../words.ts';
import { link } from './links.ts';
import { citation, path, read } from './method.ts';

export const inventorySubjects = ['entitlements', 'identities', 'credentials', 'findings', 'actions'] as const;
export type InventorySubject = (typeof inventorySubjects)[number];

/** Facet name -> the chosen values (any of them). `(unknown)` chooses rows where the evidence does not say. */
export const facetChoice = z.record(z.string(), z.array(z.string())).default({});

/** Entitlements of which a requirement's rules, or one of them, say this. */
export const judgedChoice = z.object({
  framework: z.enum(frameworks),
  control: z.string(),
  /** One of the requirement's rules; left out: any of them. */
  rule: z.string().optional(),
  result: z.enum(['fail', 'not_evaluable']),
});
export type JudgedChoice = z.infer<typeof judgedChoice>;

export const inventoryFilter = z.object({
  subject: z.enum(inventorySubjects),
  facets: facetChoice,
  /** Words that must all occur in names, owners, privileges or resources. */
  search: z.string().default(''),
  /** Rows that a complete later bundle no longer had. */
  removed: z.boolean().default(false),
  judged: judgedChoice.optional(),
});
export type InventoryFilter = z.infer<typeof inventoryFilter>;

export const sortChoice = z.object({ column: z.string(), descending: z.boolean() }).nullable().default(null);

/** A row is a flat record; columns per subject are described by `inventory.columns`. Null is "not in the evidence". */
export const inventoryRow = z.object({
  uid: z.string(),
  cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type InventoryRow = z.infer<typeof inventoryRow>;

export const inventoryColumn = z.object({
  column: z.string(),
  title: z.string(),
  kind: z.enum(['text', 'mono', 'number', 'time', 'risk', 'change', 'flag']),
  sortable: z.boolean(),
});
export type InventoryColumn = z.infer<typeof inventoryColumn>;

/** A fact as people read it: label, value (null: not in the evidence), and the lines that it came from. */
export const fact = z.object({
  fact: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  /** A second voice behind the value: "inferred from a tag", "in the tracking window". */
  note: z.string().nullable(),
  mono: z.boolean(),
  citations: z.array(citation),
});
export type Fact = z.infer<typeof fact>;

export const ruleResult = z.object({
  rule: z.string(),
  title: z.string(),
  severity: z.enum(risks),
  result: z.enum(['pass', 'fail', 'not_evaluable']),
  /** Why, with the figures: "412 days old, the threshold is 90". */
  explanation: z.string(),
  why: z.string(),
  whatToDo: z.string(),
  controls: z.array(z.string()),
  citations: z.array(citation),
});
export type RuleResult = z.infer<typeof ruleResult>;

export const hop = z.object({
  kind: z.string(),
  name: z.string(),
  note: z.string().nullable(),
  citation: citation.nullable(),
});

export const entitlementDetail = z.object({
  uid: z.string(),
  identity: z.object({ uid: z.string(), name: z.string(), kind: z.string(), system: z.string(), nativeId: z.string() }),
  /** "svc-invoice-export, a service account in AWS, may read, change and delete ... in nw-finance-ledger." */
  sentence: z.string(),
  /** What the privilege lets it do, in plain words; null where our table has none. */
  explanation: z.string().nullable(),
  privilege: z.string(),
  resource: z.string(),
  effect: z.enum(['allow', 'deny']),
  risk: z.enum(risks),
  change: z.enum(changes),
  changedFacts: z.array(
    z.object({ fact: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  facts: z.array(fact),
  path: z.array(hop),
  /** Other records of the same NHI that act through this identity: the hop before the path. */
  actors: z.array(hop).optional(),
  rules: z.array(ruleResult),
  findings: z.array(
    z.object({
      uid: z.string(),
      title: z.string(),
      severity: z.enum(risks).nullable(),
      state: z.string().nullable(),
      rule: z.string(),
      /** The linked record that it is about, when it is not about this identity itself. */
      about: z.string().nullable().optional(),
      citation,
    }),
  ),
  advice: z.object({ text: z.string(), citation }).nullable(),
  history: z.array(z.object({ bundle: z.string(), bundleName: z.string(), change: z.enum(changes), text: z.string() })),
});
export type EntitlementDetail = z.infer<typeof entitlementDetail>;

export const identityDetail = z.object({
  uid: z.string(),
  name: z.string(),
  kind: z.string(),
  system: z.string(),
  nativeId: z.string(),
  facts: z.array(fact),
  credentials: z.array(z.object({ uid: z.string(), facts: z.array(fact) })),
  entitlements: z.array(
    z.object({
      uid: z.string(),
      privilege: z.string(),
      resource: z.string(),
      risk: z.enum(risks),
      change: z.enum(changes),
    }),
  ),
  findings: z.array(
    z.object({
      uid: z.string(),
      title: z.string(),
      severity: z.enum(risks).nullable(),
      state: z.string().nullable(),
      about: z.string().nullable().optional(),
      citation,
    }),
  ),
  /** The bundle that no longer had it; null while it is there. */
  gone: z.object({ bundle: z.string(), bundleName: z.string() }).nullable().optional(),
  /** The other records of the same NHI, also those that are linked only through another one. */
  members: z.array(
    z.object({ uid: z.string(), name: z.string(), kind: z.string(), system: z.string(), nativeId: z.string() }),
  ),
  links: z.array(link),
  /** What its record names and no evidence describes. */
  named: z.array(z.object({ system: z.string(), nativeId: z.string(), citation })),
});
export type IdentityDetail = z.infer<typeof identityDetail>;

/** A credential, finding or action with all that the evidence says of it. */
export const recordDetail = z.object({
  uid: z.string(),
  subject: z.enum(['credentials', 'findings', 'actions']),
  /** What a person would call it: the finding's title, what was done to what. */
  title: z.string(),
  identity: z.object({ uid: z.string(), name: z.string(), kind: z.string(), system: z.string() }).nullable(),
  change: z.enum(changes),
  changedFacts: entitlementDetail.shape.changedFacts,
  facts: z.array(fact),
  gone: z.object({ bundle: z.string(), bundleName: z.string() }).nullable(),
});
export type RecordDetail = z.infer<typeof recordDetail>;

export const inventoryMethods = {
  'inventory.columns': read(z.object({ subject: z.enum(inventorySubjects) }), z.array(inventoryColumn)),
  /** Rows by position in the sorted, filtered list; `total` is the length of that list. */
  'inventory.rows': read(
    z.object({
      filter: inventoryFilter,
      sort: sortChoice,
      from: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
    }),
    z.object({ total: z.number(), rows: z.array(inventoryRow) }),
  ),
  'inventory.facets': read(
    z.object({ filter: inventoryFilter }),
    z.array(
      z.object({
        facet: z.string(),
        title: z.string(),
        values: z.array(z.object({ value: z.string(), count: z.number() })),
      }),
    ),
  ),
  'inventory.entitlement': read(z.object({ uid: z.string() }), entitlementDetail),
  'inventory.identity': read(z.object({ uid: z.string() }), identityDetail),
  'inventory.record': read(z.object({ subject: recordDetail.shape.subject, uid: z.string() }), recordDetail),
  /** All that the filter leaves, in this order and with these columns, as CSV that no spreadsheet runs as a formula. */
  'inventory.saveRows': read(
    z.object({
      filter: inventoryFilter,
      sort: sortChoice,
      /** With the heads that the person sees. */
      columns: z.array(z.object({ column: z.string(), title: z.string() })).min(1),
      file: path,
    }),
    z.object({ file: z.string(), rows: z.number() }),
  ),
  /** For the palette: identities whose name or id contains the text. */
  'inventory.find': read(
    z.object({ text: z.string(), limit: z.number().int().min(1).max(50).default(12) }),
    z.array(z.object({ uid: z.string(), name: z.string(), kind: z.string(), system: z.string() })),
  ),
};
