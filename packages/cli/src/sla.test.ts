import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hasRealData, realData } from '../../server/test/real-data.ts';
import { answer, cli } from './cli.harness.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'fulcrum-file-'));
async function calendar(text: string): Promise<string> {
  const file = path.join(folder, `${crypto.randomUUID()}.yaml`);
  await writeFile(file, text);
  return file;
}
const due = async (text: string, start: string, minutes: number) =>
  answer(0, 'sla', 'due', '--calendar', await calendar(text), '--start', start, '--minutes', String(minutes));

const DESK = `
tz: Asia/Shanghai
hours:
  mon: [['09:00', '12:00'], ['13:30', '18:00']]
  fri: [['09:00', '12:00'], ['13:30', '18:00']]
shifts:
  2026-11-28: [['10:00', '11:00']]
holidays: ['2026-11-30']
`;

test('open minutes run over the break of noon, the evening, a shift and a holiday, by the clocks of the calendar', async () => {
  expect(await due(DESK, '2026-11-27T11:30', 60)).toEqual({ due: '2026-11-27T06:00:00Z', local: '2026-11-27T14:00:00+08:00' });
  expect(await due(DESK, '2026-11-27T09:30:00Z', 31)).toMatchObject({ local: '2026-11-28T10:01:00+08:00' });
  expect(await due(DESK, '2026-11-28T10:30:00+08:00', 31)).toMatchObject({ local: '2026-12-04T09:01:00+08:00' });
});

test('what is used up just at closing is due at the closing', async () => {
  expect(await due(DESK, '2026-11-27T17:30', 30)).toMatchObject({ local: '2026-11-27T18:00:00+08:00' });
});

test('a calendar, or a moment, that is none says what is not right with it', async () => {
  const said = async (text: string, start = '2026-11-27T09:00') => {
    const { exit, err } = await cli('sla', 'due', '--calendar', await calendar(text), '--start', start, '--minutes', '5', '--lang', 'en');
    return [exit, err];
  };
  expect(await said(DESK.replace('Asia/Shanghai', 'Asia/Nowhere'))).toEqual([1, expect.stringMatching(/^tz of/)]);
  expect(await said(DESK.replace("['09:00', '12:00']", "['12:00', '09:00']"))).toEqual([1, expect.stringMatching(/^hours.mon of/)]);
  expect(await said('tz: Asia/Shanghai\nhours: {}')).toEqual([1, expect.stringMatching(/^hours of/)]);
  expect(await said(DESK, 'Friday')).toEqual([2, expect.stringContaining('--start takes a moment')]);
});

interface Case {
  kind: string;
  schedule: string;
  start: string;
  business_seconds: number;
  boundary?: string;
  expected: string;
}
test('cases of other service desks (../shared/data/sla) are answered by the command line as by the clocks', async () => {
  const { schedules, cases }: { schedules: Record<string, object>; cases: Case[] } = hasRealData('sla')
    ? JSON.parse(await readFile(realData('sla', 'business_time_cases.json'), 'utf8'))
    : { schedules: {}, cases: [] };
  const asked = cases.filter(
    ({ kind, boundary, business_seconds: seconds }) => kind === 'due' && boundary !== 'next_open' && seconds % 60 === 0 && seconds > 0,
  );
  const answers = await Promise.all(
    asked.map(({ schedule, start, business_seconds: seconds }) => due(JSON.stringify(schedules[schedule]), start, seconds / 60)),
  );
  expect(answers.map((one) => Date.parse(String(one.due)))).toEqual(asked.map(({ expected }) => Date.parse(expected)));
  expect(asked).toHaveLength(hasRealData('sla') ? 16 : 0);
});
