// exception.*, rotation.*, instructions.*, action.*, remediation.*: what follows a sign-off.
import type { Handlers } from '../../../shared/contract.ts';
import { answerAction, listActions } from '../review/actions.ts';
import { closingSnapshot } from '../review/closing-snapshot.ts';
import { listExceptions } from '../review/exception-list.ts';
import { endException, renewException } from '../review/exceptions.ts';
import { followUp } from '../review/follow-up.ts';
import { issueInstructions, listInstructions, previewInstructions } from '../review/instructions.ts';
import { attachOwnEvidence } from '../review/own-evidence.ts';
import { remediationRows } from '../review/remediation.ts';
import { remediationDetail } from '../review/remediation-detail.ts';
import { listRemediation } from '../review/remediation-list.ts';
import { listRotations } from '../review/rotation-list.ts';
import { agreeRotation, confirmDependants, rotationCandidates, withdrawRotation } from '../review/rotations.ts';
import { serviceTimes } from '../review/service-times.ts';
import { ledgerReading, settledReading } from '../review/settled-reading.ts';
import type { Desk } from './desk.ts';

type LoopHandlers = Pick<
  Handlers,
  Extract<
    keyof Handlers,
    | `exception.${string}`
    | `rotation.${string}`
    | `instructions.${string}`
    | `action.${string}`
    | `remediation.${string}`
  >
>;

export function loopHandlers(desk: Desk): LoopHandlers {
  const rotationNow = (id: string) => {
    const rotation = listRotations(desk.read(), null, desk.today()).find((candidate) => candidate.id === id);
    if (rotation === undefined) throw new Error('a rotation that was just written is not there');
    return rotation;
  };
  return {
    'exception.list': (input) => listExceptions(desk.read(), input, desk.today()),
    'exception.renew': (input) => renewException(desk.workspace(), input),
    'exception.end': (input) => endException(desk.workspace(), input),
    'exception.followUp': (input) => followUp(desk.workspace(), input),
    'rotation.list': () => listRotations(desk.read(), null, desk.today()),
    'rotation.candidates': () =>
      settledReading(desk.read(), 'rotation candidates', '', () => rotationCandidates(desk.read())),
    'rotation.agree': async (input) => rotationNow((await agreeRotation(desk.workspace(), input)).id),
    'rotation.confirmDependants': async (input) => rotationNow((await confirmDependants(desk.workspace(), input)).id),
    'rotation.withdraw': async (input) => rotationNow((await withdrawRotation(desk.workspace(), input)).id),
    'instructions.preview': (input) =>
      ledgerReading(desk.read(), `instructions ${JSON.stringify(input)} ${desk.today()}`, () =>
        previewInstructions(desk.read(), desk.clock, input),
      ),
    'instructions.issue': (input) => issueInstructions(desk.workspace(), input),
    'instructions.list': () => listInstructions(desk.read()),
    'action.list': (input) => listActions(desk.read(), input),
    'action.answer': (input) => answerAction(desk.workspace(), input),
    'action.serviceTimes': () =>
      settledReading(desk.read(), 'service times', desk.today(), () =>
        serviceTimes(desk.read(), remediationRows(desk.read(), null, desk.today())),
      ),
    'remediation.list': (input) => listRemediation(desk.read(), input, desk.today()),
    'remediation.detail': ({ item }) => remediationDetail(desk.read(), item, desk.today()),
    'remediation.attach': (input) => attachOwnEvidence(desk.workspace(), input),
    'remediation.closingSnapshot': ({ campaign }) => closingSnapshot(desk.read(), campaign, desk.today()),
  };
}
