// ScubaGear of CISA: its report (ScubaResults.json) and the settings that it read from a tenant
// (ProviderSettingsExport.json): privileged principals, risky applications with their credentials, failed controls.
import type { FindingRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { entraCannotKnow } from './cannot-know.ts';
import { type Directory, gatherDirectory, of } from './directory.ts';
import { placeOf, text } from './member.ts';
import { directoryRecords } from './records.ts';
import { entraSecrets } from './secrets.ts';

export const scubaGear: SourceKind = {
  kind: 'entra.scubagear',
  title: 'ScubaGear report of a Microsoft 365 tenant',
  formats: ['json'],
  provides: ['identity', 'credential', 'entitlement', 'finding'],
  cannotKnow: [
    ...entraCannotKnow,
    { fact: 'identity.owner', reason: 'ScubaGear does not read the owners of applications.' },
    { fact: 'identity.ownerStatus', reason: 'ScubaGear does not read the owners of applications.' },
    { fact: 'identity.lastUse', reason: 'ScubaGear does not read when an application last signed in.' },
    {
      fact: 'finding.severity',
      reason: 'ScubaGear says whether a control is mandatory, not how bad its failure is.',
    },
    {
      fact: 'finding.identity',
      reason: 'A control is about the tenant; which identities fail it stands in its text.',
    },
  ],
  sniff(head) {
    if (/"Tool"\s*:\s*"ScubaGear"/.test(head)) return 0.98;
    return /"baseline_version"\s*:/.test(head) && /"(module_version|scuba_config)"\s*:/.test(head) ? 0.97 : 0;
  },
  secrets: entraSecrets,
  *read(files, context) {
    const directory = gatherDirectory(files);
    yield* directoryRecords(directory, context);
    yield {
      type: 'remark',
      remark: 'note',
      detail: 'ScubaGear lists privileged principals and risky applications only, not all that a tenant has.',
      address: null,
    };
    yield* controlRecords(directory, context.extractedAt);
  },
};

/** Controls that are not met. Those that passed are counted: they are evidence too. */
function* controlRecords(directory: Directory, seenAt: string | null): Generator<IntakeRecord, void, undefined> {
  let passed = 0;
  let notJudged = 0;
  for (const { cursor } of of(directory, 'control')) {
    const rule = text(cursor, 'Control ID');
    const result = text(cursor, 'Result')?.toLowerCase() ?? '';
    if (rule === null) {
      yield { type: 'rejected', address: placeOf(cursor), reason: 'The control has no Control ID.' };
    } else if (states.has(result)) {
      const finding: FindingRecord = {
        type: 'finding',
        nativeId: rule,
        identity: null,
        identityHint: null,
        kind: 'posture',
        tool: 'ScubaGear',
        rule,
        title: plain(text(cursor, 'Requirement') ?? rule),
        resource: directory.tenant === null ? null : `entra:${directory.tenant}`,
        severity: null,
        state: states.get(result) ?? null,
        firstSeen: null,
        lastSeen: seenAt,
        lastFour: null,
        address: placeOf(cursor),
      };
      yield finding;
    } else if (result === 'pass') passed += 1;
    else notJudged += 1;
  }
  if (passed + notJudged > 0) {
    const detail = `${passed} controls passed and ${notJudged} were not judged by ScubaGear.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}

/** A warning is a control that is advised and not met; what is omitted or called incorrect the tenant decided itself. */
const states: ReadonlyMap<string, FindingRecord['state']> = new Map([
  ['fail', 'open'],
  ['warning', 'open'],
  ['omitted', 'suppressed'],
  ['incorrect result', 'suppressed'],
]);

/** Requirements carry the report's HTML behind the sentence. */
function plain(requirement: string): string {
  return (requirement.split('<')[0] ?? '').trim();
}
