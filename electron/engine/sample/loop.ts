// The sample's story after its pilot: signed instructions go out, rotations wait for their dependants, own evidence is
// attached, an exception is renewed and one ended; after the next bundle the customer answers for what nobody allowed.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExceptionRecord } from '../../../shared/contract/loop.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { renewedUser, stillThere, userNamed } from './aws.ts';
import { blockedRotationUser, failedRotationUser, withdrawnRotationUser } from './operations.ts';
import type { PreparedSample, Story } from './run.ts';

const day = 86_400_000;

/** The number of the list is in its name, so that the lists of both campaigns lie side by side. */
export async function issueList(
  story: Story,
  sample: PreparedSample,
  campaign: string,
  terms: { readonly due: string | null; readonly changeWindow: string | null },
): Promise<string | null> {
  const preview = await story.call('instructions.preview', { campaign, ...terms });
  if (preview.instructions.length === 0) return null;
  const list = await story.call('instructions.issue', {
    campaign,
    ...terms,
    passphrase: sample.passphrase,
    out: join(story.folder, preview.fileName),
    as: sample.cast.dana,
  });
  const { REVOKE, REDUCE, ROTATE, QUESTION, WITHDRAWN } = list.counts;
  story.tell(
    `  Instruction list ${list.number}, signed by ${list.issuedBy}: ${REVOKE} revoke, ${REDUCE} reduce, ${ROTATE} rotate, ${QUESTION} questions, ${WITHDRAWN} withdrawn.`,
  );
  return list.path;
}

/** From the day after the pilot's sign-off to the eve of the next quarter's bundle. */
export async function followPilot(story: Story, sample: PreparedSample, campaign: string): Promise<void> {
  const { call, clock } = story;
  const { dana, lee } = sample.cast;
  const signed = clock.now().getTime();
  const after = (days: number) => clock.set(new Date(signed + days * day));
  after(1);
  const agreed = async (user: string, reason: string) => {
    const candidate = (await call('rotation.candidates', {})).find((one) => one.identity === user);
    if (candidate === undefined) throw new Error(`the sample has no old credential of ${user}`);
    return call('rotation.agree', { campaign, credential: candidate.credential, reason, as: dana });
  };
  const first = await agreed(renewedUser, 'The key is past its age.');
  const second = await agreed(withdrawnRotationUser, 'The key is past its age.');
  const third = await agreed(failedRotationUser, 'The key is past its age.');
  await agreed(blockedRotationUser, 'The key is past its age.');
  await call('rotation.confirmDependants', {
    rotation: first.id,
    dependants: ['cost-allocation nightly job', 'month-end export'],
    note: 'Both read the key from the parameter store.',
    as: lee,
  });
  await call('rotation.confirmDependants', {
    rotation: second.id,
    dependants: ['recommender service'],
    note: null,
    as: lee,
  });
  await issueList(story, sample, campaign, { due: null, changeWindow: 'Sundays 02:00 to 05:00 UTC' });
  after(12);
  await attachEvidence(story, sample);
  after(20);
  await call('rotation.confirmDependants', {
    rotation: third.id,
    dependants: [],
    note: 'Searched the deployment files and the job scheduler.',
    as: lee,
  });
  await call('rotation.withdraw', {
    rotation: second.id,
    reason: 'The recommender signs in by federation now.',
    as: dana,
  });
  await issueList(story, sample, campaign, { due: null, changeWindow: 'Sundays 02:00 to 05:00 UTC' });
  after(50);
  await changeExceptions(story, sample);
}

/** What the platform owner saw himself after the change; the next bundle has the access again. */
async function attachEvidence({ call, folder }: Story, { cast }: PreparedSample): Promise<void> {
  const user = userNamed(stillThere[0] ?? 0);
  const { rows } = await call('remediation.list', { search: user });
  const revoked = rows.find((row) => row.identity === user && row.outcome === 'REVOKE');
  if (revoked === undefined) throw new Error(`the sample revokes nothing of ${user}`);
  const own = join(folder, 'evidence', 'own');
  await mkdir(own, { recursive: true });
  const path = join(own, `${user}-policy.json`);
  const statements = ['Data', 'Logs', 'Parameters'].map((Sid) => ({ Sid, Effect: 'Allow' }));
  const shown = { UserName: user, PolicyName: `${user}-access`, PolicyDocument: { Statement: statements } };
  await writeFile(path, `${JSON.stringify(shown, null, 2)}\n`);
  await call('remediation.attach', {
    subject: revoked.item,
    path,
    shows: 'done',
    statement: 'I looked at the policy myself: the statement on secrets is gone.',
    as: cast.lee,
  });
}

/** The first that can be renewed is, by an owner who did not decide it; the next one is taken back. */
async function changeExceptions({ call, clock, tell }: Story, { cast }: PreparedSample): Promise<void> {
  const expires = new Date(clock.now().getTime() + 50 * day).toISOString().slice(0, 10);
  const { rows: running } = await call('exception.list', { part: 'running' });
  const renewed = await firstRenewed(call, running, expires, [cast.dana, cast.robin, cast.kim]);
  const other = running.find(({ decision }) => decision !== renewed?.decision);
  if (other !== undefined) {
    await call('exception.end', {
      decision: other.decision,
      reason: 'The pipeline is there: not needed any more.',
      as: cast.dana,
    });
  }
  tell(`  ${renewed === null ? 0 : 1} exception renewed, ${other === undefined ? 0 : 1} ended before its time.`);
}

async function firstRenewed(
  call: Story['call'],
  running: readonly ExceptionRecord[],
  expires: string,
  approvers: readonly string[],
): Promise<ExceptionRecord | null> {
  for (const { decision, until } of running) {
    for (const as of approvers) {
      const renewed = await call('exception.renew', {
        decision,
        expires: until !== null && until < expires ? until : expires,
        reviewOn: null,
        compensatingControl: null,
        reason: 'The new pipeline is a month late; alerts stay on.',
        as,
      }).catch(refusedOnly);
      if (renewed !== null) return renewed;
    }
  }
  return null;
}

/** The engine bars who decided it, or is a party to the access. */
function refusedOnly(error: unknown): null {
  const isBar =
    error instanceof CountersignError &&
    ['EXCEPTION_INCOMPLETE', 'SELF_REVIEW', 'NOT_THE_REVIEWER'].includes(error.code);
  if (isBar) return null;
  throw error;
}

/** Some of what nobody allowed is answered; the rest waits for the person who opens the sample. */
export async function answerActions({ call, tell }: Story, { cast }: PreparedSample): Promise<void> {
  const unauthorised = (await call('action.list', { authorised: 'unauthorised' })).rows;
  const early = unauthorised.find((action) => action.standing === 'before_approval');
  if (early !== undefined) {
    await call('action.answer', {
      action: early.uid,
      answer: 'ratified',
      reason: 'The owner had said so by phone that morning; it was signed the same day.',
      as: cast.dana,
    });
  }
  const outside = unauthorised.find((action) => action.standing === 'outside_scope');
  if (outside !== undefined) {
    await call('action.answer', {
      action: outside.uid,
      answer: 'acknowledged',
      reason: 'Asked Harbour Security why they work in the sandbox; answer due in the service meeting.',
      as: cast.sam,
    });
  }
  tell(`  ${unauthorised.length} actions of the provider had nothing behind them; 2 are answered.`);
}
