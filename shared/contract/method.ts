// One method of the contract: who may be waiting for it (read or write), what goes in, what comes out.
import { z } from 'zod';
import { checkVerdicts } from '../words.ts';

export interface Method<Input extends z.ZodType, Output extends z.ZodType> {
  readonly right: 'read' | 'write';
  readonly input: Input;
  readonly output: Output;
}

export function read<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O> {
  return { right: 'read', input, output };
}

export function write<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O> {
  return { right: 'write', input, output };
}

/** No arguments. */
export const nothing = z.strictObject({});

/** Who acts: a person's id, or null for whoever has the workspace open. Deciding always needs a person. */
export const actingPerson = z.string().nullable().default(null);

export const businessDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD')
  .refine(isCalendarDay, 'a day that the calendar has, as YYYY-MM-DD, in this century');

/** A path that came from a dialog, a drop or the command line. */
export const path = z.string().min(1);

/** What is handed over: a bundle, a folder or a file; or several files that are one delivery. */
export const delivery = z.union([path, z.array(path).min(1).max(1000)]);
export type Delivery = z.infer<typeof delivery>;

/** Where a fact stands, ready to be opened: the artefact, and the line or pointer in it. */
export const citation = z.object({
  artefact: z.string(),
  bundle: z.string(),
  bundleName: z.string(),
  file: z.string(),
  line: z.number().nullable(),
  pointer: z.string().nullable(),
  sha256: z.string(),
});
export type Citation = z.infer<typeof citation>;

/** One line of a check: what was checked, whether it held, and the sentence that says so. */
export const checkLine = z.object({
  check: z.string(),
  subject: z.string(),
  verdict: z.enum(checkVerdicts),
  detail: z.string(),
});
export type CheckLine = z.infer<typeof checkLine>;

/** 2027-02-30 and 2027-13-01 are no days; a year outside this century is a slip of the keyboard. */
function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text && /^20/.test(text);
}
