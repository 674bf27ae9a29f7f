import { describe, expect, test } from 'vitest';
import { locate } from '../../../../electron/engine/intake/locate.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { readJiraDate } from '../../../../electron/engine/intake/tickets/jira-date.ts';
import { file, ofType, readAll, sample, samplesAreMissing } from '../reading.ts';

const shown = (records: Awaited<ReturnType<typeof readAll>>) =>
  ofType(records, 'action').map(({ nativeId, ticket, performedBy, party, target, at, approval, state }) => ({
    nativeId,
    ticket,
    performedBy,
    party,
    target,
    at,
    approval,
    state,
  }));

describe('ServiceNow changes', () => {
  test.skipIf(samplesAreMissing)('of a field with two values the stored one counts: its times are UTC', async () => {
    expect(
      shown(await readAll('servicenow.change-requests', [sample('ticketing/servicenow-change-request.json')])),
    ).toEqual([
      {
        nativeId: 'CHG0031889',
        ticket: 'CHG0031889',
        performedBy: 'Content Test admin',
        party: null,
        target: 'Add network switch to cabinet',
        at: '2022-01-06T12:12:43.000Z',
        approval: 'approved',
        // New, although approved: what was approved is not what was done.
        state: 'planned',
      },
    ]);
  });

  test('plain answers with references, and states by number or by name', async () => {
    const change = (number: string, facts: object) => ({
      number,
      sys_id: number,
      approval: 'approved',
      short_description: 'Rotate',
      opened_at: '2026-01-01 08:00:00',
      ...facts,
    });
    const input = file('c.json', {
      result: [
        change('CHG1', {
          state: '3',
          close_code: 'successful',
          closed_at: '2026-01-02 09:30:00',
          assigned_to: { link: 'https://northwind.service-now.com/api/now/table/sys_user/1', value: 'u1' },
          cmdb_ci: { display_value: 'jenkins', value: 'c1' },
        }),
        change('CHG2', { state: '3', close_code: 'unsuccessful' }),
        change('CHG3', { state: 'Canceled', opened_at: '31/01/2026 08:00:00' }),
        change('CHG4', { state: '17', approval: '' }),
        { sys_id: 'x' },
      ],
    });
    expect(sniffSource(input.path, input.bytes)?.kind).toBe('servicenow.change-requests');
    const records = await readAll('servicenow.change-requests', [input]);
    expect(
      shown(records).map(({ nativeId, performedBy, target, at, approval, state }) => [
        nativeId,
        performedBy,
        target,
        at,
        approval,
        state,
      ]),
    ).toEqual([
      ['CHG1', 'u1', 'jenkins: Rotate', '2026-01-02T09:30:00.000Z', 'approved', 'done'],
      ['CHG2', 'somebody who is not named', 'Rotate', '2026-01-01T08:00:00.000Z', 'approved', 'failed'],
      ['CHG3', 'somebody who is not named', 'Rotate', null, 'approved', 'cancelled'],
      ['CHG4', 'somebody who is not named', 'Rotate', '2026-01-01T08:00:00.000Z', null, null],
    ]);
    expect([ofType(records, 'rejected').length, ofType(records, 'remark').map(({ remark }) => remark)]).toEqual([
      1,
      ['note'],
    ]);
  });
});

describe('Jira', () => {
  const header =
    'Summary,Issue key,Issue id,Status,Resolution,Assignee,Reporter,Created,Resolved,Labels,Labels,Description,Custom field (Approval),Custom field (Approval)';
  const csv = [
    `\uFEFF${header}`,
    '"Rotate key, at once",NHI-12,10012,Done,Fixed,Robin Provider,Dana Owner,08/Feb/24 3:14 PM,09/Feb/24 12:05 AM,keys,urgent,"First line',
    'second ""line"", with a comma",,Approved by Dana',
    "Close account,NHI-13,10013,Closed,Won't Do,,Dana Owner,03/04/24 10:00,,,,,,",
    'Look at it,NHI-14,10014,Somewhere,,,,,,,,,,',
    'No key,,1,Done,,,,,,,,,,',
  ].join('\r\n');

  test('a table with repeated columns, a cell of two lines and the exporter’s dates', async () => {
    const input = file('jira.csv', csv);
    expect(sniffSource(input.path, input.bytes)?.kind).toBe('jira.issues');
    const records = await readAll('jira.issues', [input]);
    expect(shown(records)).toEqual([
      {
        nativeId: 'NHI-12',
        ticket: 'NHI-12',
        performedBy: 'Robin Provider',
        party: null,
        target: 'Rotate key, at once',
        at: '2024-02-09T00:05:00.000Z',
        approval: 'Approved by Dana',
        state: 'done',
      },
      {
        nativeId: 'NHI-13',
        ticket: 'NHI-13',
        performedBy: 'Dana Owner',
        party: null,
        target: 'Close account',
        at: null,
        approval: null,
        state: 'cancelled',
      },
      {
        nativeId: 'NHI-14',
        ticket: 'NHI-14',
        performedBy: 'somebody who is not named',
        party: null,
        target: 'Look at it',
        at: null,
        approval: null,
        state: null,
      },
    ]);
    expect([
      ofType(records, 'action').map(({ address }) => address.line),
      ofType(records, 'rejected').map(({ address, reason }) => [address.line, reason]),
      ofType(records, 'remark').map(({ remark }) => remark),
    ]).toEqual([[2, 4, 5], [[6, 'Column Issue key is empty.']], ['note', 'note']]);
    expect(locate(csv, 'csv', { line: 2, pointer: null })?.start).toBe(csv.indexOf('"Rotate'));
  });

  test('a date is read only where it can be read in one way', () => {
    const read = (text: string) => {
      const reading = readJiraDate(text);
      return reading.state === 'at' ? reading.at : reading.state;
    };
    expect(
      [
        '08/Feb/24 3:14 PM',
        '8/Feb/2024 15:14',
        '1/Jan/24 12:00 AM',
        '01-Mar-24',
        '2024-02-08 15:14',
        '08/02/24 3:14 PM',
        '31/Feb/24 1:00 PM',
        '08/Feb/24 13:00 PM',
        '08/Okt/24 3:14 PM',
        '',
      ].map(read),
    ).toEqual([
      '2024-02-08T15:14:00.000Z',
      '2024-02-08T15:14:00.000Z',
      '2024-01-01T00:00:00.000Z',
      '2024-03-01T00:00:00.000Z',
      '2024-02-08T15:14:00.000Z',
      'bad',
      'bad',
      'bad',
      'bad',
      'none',
    ]);
  });

  test('a page of the REST search is not the whole, until all that it found is there', async () => {
    const issue = (key: string, facts: object = {}) => ({
      id: key,
      key,
      fields: {
        summary: `About ${key}`,
        created: '2018-12-11T20:02:44.679+0200',
        status: { name: 'Custom', statusCategory: { key: 'done' } },
        resolution: { name: 'Done' },
        assignee: { displayName: 'Robin Provider' },
        ...facts,
      },
    });
    const page = (startAt: number, ...keys: string[]) =>
      file(`${startAt}.json`, { startAt, maxResults: 2, total: 3, issues: keys.map((key) => issue(key)) });
    const partial = async (...pages: ReturnType<typeof page>[]) =>
      ofType(await readAll('jira.issues', pages), 'remark').map(({ detail }) => detail);
    expect([await partial(page(0, 'A-1', 'A-2')), await partial(page(0, 'A-1', 'A-2'), page(2, 'A-3'))]).toEqual([
      ['The search found 3 issues, but only 2 were exported.'],
      [],
    ]);
    const newer = await readAll('jira.issues', [
      file('n.json', {
        issues: [
          issue('B-1', {
            status: { name: 'x', statusCategory: { key: 'indeterminate' } },
            resolution: null,
            customfield_approval: { value: 'Approved' },
          }),
        ],
        isLast: false,
        nextPageToken: 't',
      }),
    ]);
    expect([
      shown(newer).map(({ at, approval, state }) => [at, approval, state]),
      ofType(newer, 'remark').map(({ remark }) => remark),
    ]).toEqual([[['2018-12-11T18:02:44.679Z', 'Approved', 'planned']], ['partial']]);
  });
});
