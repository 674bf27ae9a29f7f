// Rules, frameworks and coverage.
import { z } from 'zod';
import { coverageStatuses, frameworks, risks } from '../words.ts';
import { actingPerson, citation, nothing, read, write } from './method.ts';

export const coverageRow = z.object({
  framework: z.enum(frameworks),
  control: z.string(),
  title: z.string(),
  text: z.string(),
  status: z.enum(coverageStatuses),
  /** What the rules say, when a person has overridden it. */
  computed: z.enum(coverageStatuses),
  reason: z.string(),
  items: z.number(),
  decided: z.number(),
  evidenceCount: z.number(),
  /** Ids of the same requirement in the other CSF edition. */
  crosswalk: z.array(z.string()),
  override: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type CoverageRow = z.infer<typeof coverageRow>;

export const controlDetail = coverageRow.extend({
  because: z.array(
    z.object({
      verdict: z.enum(['holds', 'fails', 'unknown']),
      text: z.string(),
      /** The entitlements that this reason counts, by rule and result; left out where it counts none. */
      list: z.object({ rule: z.string(), result: z.enum(['fail', 'not_evaluable']), count: z.number() }).optional(),
    }),
  ),
  whatWouldMeetIt: z.string(),
  rules: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      severity: z.enum(risks),
      pass: z.number(),
      fail: z.number(),
      notEvaluable: z.number(),
    }),
  ),
  failing: z.array(
    z.object({
      uid: z.string(),
      identity: z.string(),
      privilege: z.string(),
      risk: z.enum(risks),
      state: z.string(),
      /** Where it lies under review; null: in no open campaign. */
      place: z.object({ campaign: z.string(), item: z.string() }).nullable().optional(),
    }),
  ),
  failingTotal: z.number(),
  evidence: z.array(citation),
});
export type ControlDetail = z.infer<typeof controlDetail>;

export const ruleSummary = z.object({
  rule: z.string(),
  title: z.string(),
  severity: z.enum(risks),
  why: z.string(),
  whatToDo: z.string(),
  needs: z.array(z.string()),
  owasp: z.array(z.string()),
  csf11: z.array(z.string()),
  csf20: z.array(z.string()),
  sp80053: z.array(z.string()),
  sources: z.array(z.string()),
  pass: z.number(),
  fail: z.number(),
  notEvaluable: z.number(),
});
export type RuleSummary = z.infer<typeof ruleSummary>;

export const thresholdSetting = z.object({
  threshold: z.string(),
  title: z.string(),
  value: z.number(),
  unit: z.string(),
  standard: z.number(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
  reason: z.string().nullable(),
});

export const controlsMethods = {
  'controls.assess': write(
    nothing,
    z.object({
      entitlements: z.number(),
      failures: z.number(),
      notEvaluable: z.number(),
      byRisk: z.record(z.enum(risks), z.number()),
      rules: z.array(z.object({ rule: z.string(), fail: z.number(), notEvaluable: z.number() })),
    }),
  ),
  'controls.coverage': read(nothing, z.array(coverageRow)),
  /** Exactly what `countersign coverage --json` prints. */
  'controls.coverageEvidence': read(
    nothing,
    z.array(
      z.object({
        framework: z.string(),
        control: z.string(),
        status: z.enum(coverageStatuses),
        reason: z.string(),
        evidence: z.array(z.object({ bundle: z.string(), file: z.string(), pointer: z.string() })),
      }),
    ),
  ),
  'controls.control': read(z.object({ framework: z.enum(frameworks), control: z.string() }), controlDetail),
  'controls.rules': read(nothing, z.array(ruleSummary)),
  'controls.thresholds': read(nothing, z.array(thresholdSetting)),
  'controls.setThreshold': write(
    z.object({ threshold: z.string(), value: z.number(), reason: z.string().trim().min(1), as: actingPerson }),
    thresholdSetting,
  ),
  'controls.override': write(
    z.object({
      framework: z.enum(frameworks),
      control: z.string(),
      /** null takes an earlier override back. */
      status: z.enum(coverageStatuses).nullable(),
      reason: z.string().trim().min(1),
      as: z.string(),
    }),
    coverageRow,
  ),
};
