import { describe, expect, test } from 'vitest';
import { countsOf, file, ofType, readAll } from '../reading.ts';

async function read(...events: readonly object[]) {
  return readAll('ocsf.events', [file('e.json', [...events])]);
}

const finding = { class_uid: 2004, finding_info: { uid: 'u', title: 't' }, metadata: { version: '1.4.0' } };
const event = {
  class_uid: 3001,
  activity_name: 'Delete',
  actor: { user: { name: 'ops@harbour.example', uid: 'arn:aws:iam::123456789012:role/ops' } },
  user: { name: 'old-key', uid: 'arn:aws:iam::123456789012:user/ci' },
  time: 1_739_539_623_000,
  status_id: 1,
  metadata: { uid: 'event-1', version: '1.1.0' },
};

describe('OCSF events', () => {
  test('how a check came out and what became of the finding since are two things', async () => {
    const records = await read(
      { ...finding, status_code: 'FAIL', status: 'New', status_id: 3 },
      { ...finding, status_code: 'FAIL', status: 'Suppressed' },
      { ...finding, status_code: 'FAIL', status_id: 3 },
      { ...finding, status_code: 'PASS', status: 'New' },
      { ...finding, status_code: 'PASS', status: 'Resolved' },
      { ...finding, status_code: 'MANUAL', status: 'New' },
      { ...finding },
      { ...finding, class_uid: 2003, compliance: { status: 'Pass', control: 'c' } },
      { ...finding, class_uid: 2003, compliance: { status: 'Fail', control: 'c' }, status: 'In Progress' },
    );
    expect(ofType(records, 'finding').map(({ state }) => state)).toEqual([
      'open',
      'suppressed',
      'suppressed',
      'resolved',
      'open',
      'open',
    ]);
    expect(ofType(records, 'remark').map(({ detail }) => detail.slice(0, 20))).toEqual([
      '2 checks passed.',
      '1 check was not judg',
    ]);
  });

  test('fields are found where each version has them, and the number of a time counts, not the local text beside it', async () => {
    const records = await read(
      {
        class_uid: 2001,
        finding: { uid: 'u1', title: 'Old', first_seen_time: 1_700_000_000 },
        resources: [{ uid: 'r1' }, { name: 'r2' }],
        severity_id: 5,
        time: 1_739_539_623,
        time_dt: '2025-02-14T14:27:03.913874',
        metadata: { version: '1.0.0', product: { name: 'Scanner' } },
      },
      {
        class_uid: 2003,
        finding_info: { uid: 'u2', title: 'New', analytic: { uid: 'rule-7' } },
        resource: { uid: 'arn:aws:iam::123456789012:user/ci' },
        severity: 'Informational',
        event_time: '2024-06-03T14:15:19.382075',
        metadata: { version: '1.2.0' },
      },
    );
    expect(ofType(records, 'finding')).toMatchObject([
      {
        nativeId: 'u1',
        rule: 'Old',
        tool: 'Scanner',
        resource: 'r1, r2',
        severity: 'critical',
        firstSeen: '2023-11-14T22:13:20.000Z',
        lastSeen: '2025-02-14T13:27:03.000Z',
      },
      {
        nativeId: 'u2',
        rule: 'rule-7',
        severity: 'low',
        lastSeen: '2024-06-03T14:15:19.382Z',
        identity: { system: 'aws:123456789012', nativeId: 'arn:aws:iam::123456789012:user/ci' },
      },
    ]);
  });

  test('what somebody did to an account is an action, and who allowed it is not known', async () => {
    const [action] = ofType(await read(event), 'action');
    expect(action).toEqual({
      type: 'action',
      nativeId: 'event-1',
      performedBy: 'arn:aws:iam::123456789012:role/ops',
      party: null,
      activity: null,
      verb: 'Delete',
      target: 'arn:aws:iam::123456789012:user/ci',
      identity: { system: 'aws:123456789012', nativeId: 'arn:aws:iam::123456789012:user/ci' },
      at: '2025-02-14T13:27:03.000Z',
      ticket: null,
      approval: null,
      state: 'done',
      address: { file: 'e.json', line: 2, pointer: '/0' },
    });
  });

  test('an API call is named by its operation and its failure is kept', async () => {
    const call = {
      class_uid: 6003,
      actor: { user: { name: 'deploy' } },
      api: { operation: 'CreateAccessKey', service: { name: 'iam.amazonaws.com' } },
      resources: [{ uid: 'arn:aws:iam::123456789012:user/ci' }],
      status: 'Failure',
      time: 1,
    };
    expect(ofType(await read(call, { ...call, resources: [] }), 'action')).toMatchObject([
      { verb: 'CreateAccessKey', target: 'arn:aws:iam::123456789012:user/ci', state: 'failed', performedBy: 'deploy' },
      { target: 'iam.amazonaws.com' },
    ]);
  });

  test('all classes of account activity are read, others are refused by name, and so is what nobody did', async () => {
    const classes = [3001, 3002, 3003, 3004, 3005, 3006, 6003];
    expect(countsOf(await read(...classes.map((class_uid) => ({ ...event, class_uid }))))).toEqual({ action: 7 });
    const refused = await read(
      { ...event, class_uid: 4001 },
      { ...event, actor: {} },
      { ...event, activity_name: '' },
      { ...event, user: null },
      { class_name: 'Detection Finding' },
      { class_uid: 2004 },
    );
    expect(ofType(refused, 'rejected').map(({ reason }) => reason)).toEqual([
      'Events of the OCSF class 4001 are not read: they are neither findings nor account activity.',
      'The event does not name who acted.',
      'The event does not say what was done.',
      'The event does not say what it was done to.',
      'The event has no class_uid, so nobody can say what it is.',
      'The finding names neither a check nor a title.',
    ]);
  });

  test('a stream has an event on each line, and one broken line does not stop it', async () => {
    const lines = `${JSON.stringify(event)}\n{"class_uid":\n${JSON.stringify(finding)}\n`;
    const records = await readAll('ocsf.events', [file('e.ndjson', lines)]);
    expect(records.map(({ type, address }) => [type, address?.line, address?.pointer])).toEqual([
      ['action', 1, '/0'],
      ['rejected', 2, '/1'],
      ['finding', 3, '/2'],
    ]);
  });
});
