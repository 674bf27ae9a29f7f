// Dates as Jira's CSV has them: `08/Feb/24 3:14 PM`, by default, or what an administrator chose. Only what can be read in
// one way is read: of 03/04/24 nobody knows the month.
import { readTime, type TimeReading } from '../time.ts';

const pattern =
  /^(\d{1,2})[/ .-]([A-Za-z]{3})[a-z]*\.?[/ .-](\d{2}|\d{4})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AaPp])\.?[Mm]\.?)?)?$/;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The time as if it were UTC: the zone is the exporter's, which the file does not name. */
export function readJiraDate(text: string | null): TimeReading {
  if (text === null) return { state: 'none' };
  const match = pattern.exec(text.trim());
  if (match === null) return readTime(text);
  const month = months.indexOf((match[2] ?? '').toLowerCase()) + 1;
  const year = Number(match[3]) + ((match[3] ?? '').length === 2 ? 2000 : 0);
  const written = Number(match[4] ?? 0);
  const half = match[7]?.toLowerCase();
  if (month === 0 || (half !== undefined && (written < 1 || written > 12))) return { state: 'bad' };
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  const parts = [year, month, Number(match[1]), hour, Number(match[5] ?? 0), Number(match[6] ?? 0)];
  const [, mm, dd, hh, minute, second] = parts.map((part) => String(part).padStart(2, '0'));
  return readTime(`${year}-${mm}-${dd}T${hh}:${minute}:${second}Z`);
}
