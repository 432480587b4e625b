import type { RequestFigures, ServiceRequestTold } from '@fulcrum/contract';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-02T01:00:00Z' });
const { call, clock, db } = fulcrum;
let agent: Actor;
let accountId: string;
beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed' });
  agent = await fulcrum.person('agent', { name: '林溪' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
});
beforeEach(() => emptied(db, 'service_request'));

const at = (moment: string) => clock.moveTo(moment);
const open = async (more: object = {}) => {
  const opened = await call<ServiceRequestTold>('serviceRequests.create', { accountId, subject: '怎样导出', text: '？', ...more }, agent);
  return does('dispatch', opened, { assigneeId: agent.userId });
};
const does = (verb: string, { id, revision }: { id: string; revision: number }, more: object = {}) =>
  call<ServiceRequestTold>(`serviceRequests.${verb}`, { id, revision, ...more }, agent);
const solve = (one: ServiceRequestTold) => does('answer', one, { text: '点右上角', status: 'solved' });
const rowsOf = async (figure: string, more: object = {}) =>
  (
    await call<{ items: { id: string }[] }>(
      'serviceRequests.list',
      { view: 'all', limit: 100, figure, from: '2026-11-01', to: '2026-11-20', ...more },
      agent,
    )
  ).items;
const figures = (from: string, to: string) => call<RequestFigures>('serviceRequests.figures', { from, to }, agent);

test('first contact resolution counts usage questions solved in one answer that stay solved for seven days, other kinds apart, and none whose days are not over', async () => {
  at('2026-11-02T01:00:00Z');
  await solve(await open());
  const twice = await does('receive', await does('answer', await open(), { text: '请截图' }), { text: '见附件' });
  await solve(twice);
  const back = await solve(await open());
  await solve(await open({ kind: 'fault' }));
  at('2026-11-05T01:00:00Z');
  await does('reopen', back, { reason: '又不行了' });
  // Solved too lately for anybody to know whether it holds.
  at('2026-11-18T01:00:00Z');
  await solve(await open());
  at('2026-11-20T09:00:00Z');
  const all = await figures('2026-11-01', '2026-11-20');
  expect(all.firstContact).toEqual({ solved: 3, first: 1, rate: 1 / 3 });
  expect(all.kinds.find(({ kind }) => kind === 'fault')).toEqual({ kind: 'fault', opened: 1, solved: 1, first: 1, rate: 1 });
  expect(all.people).toMatchObject([{ name: '林溪', open: 5, solved: 4, first: 2 }]);
  expect(all.reopenRate).toBe(1 / 5);
  expect(all.backlog).toEqual({ before: 0, opened: 5, reopened: 1, ended: 1, after: 5 });
  expect(all.ages).toEqual({ day: 0, three: 1, week: 0, older: 4 });

  // Each figure opens the requests that it counts.
  expect(await rowsOf('judged', { kind: 'question' })).toHaveLength(3);
  expect(await rowsOf('at_first', { kind: 'question' })).toHaveLength(1);
  expect(await rowsOf('not_at_first', { assigneeId: agent.userId })).toHaveLength(2);
  expect(await rowsOf('reopened')).toMatchObject([{ id: back.id }]);
  expect(await rowsOf('opened')).toHaveLength(5);
  expect(await rowsOf('opened', { from: '2026-11-10' })).toHaveLength(1);
});

test('attainment counts a clock that is over though it runs on, leaves out what was called off, and tells medians of open time', async () => {
  at('2026-11-02T01:00:00Z');
  const [quick, slow, gone] = [await open(), await open(), await open()];
  at('2026-11-02T01:30:00Z');
  await does('answer', quick, { text: '好的' });
  await does('cancel', gone, { reason: '发错了' });
  at('2026-11-04T01:00:00Z');
  await does('answer', slow, { text: '抱歉' });
  const [first] = (await figures('2026-11-01', '2026-11-04')).clocks;
  expect(first).toMatchObject({ clock: 'first', met: 1, breached: 1, rate: 0.5 });
  expect(first!.medianMs).toBe((30 + 18 * 60) * 30_000);
  expect(await rowsOf('late_first')).toMatchObject([{ id: slow.id }]);
  expect(await rowsOf('late_solve')).toEqual([]);
});

test('satisfied are four and five of five', async () => {
  at('2026-11-02T01:00:00Z');
  for (const rating of [5, 4, 3]) await does('close', await solve(await open()), { callback: 'confirmed', rating });
  await does('close', await solve(await open()), { callback: 'waived', note: '对方已离职' });
  expect((await figures('2026-11-01', '2026-11-02')).ratings).toEqual({ answers: 3, satisfied: 2, rate: 2 / 3 });
  expect(await rowsOf('rated')).toHaveLength(3);
  expect(await rowsOf('rated_low')).toMatchObject([{ rating: 3 }]);
});

test('whatever is done, the backlog closes: what was open, came and came back, less what ended, is what is open, on every day', async () => {
  const move = fc.record({
    hours: fc.integer({ min: 1, max: 60 }),
    does: fc.constantFrom('open', 'open', 'solve', 'close', 'reopen', 'severity', 'cancel'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 14 }), fc.nat(), async (moves, seed) => {
      await emptied(db, 'service_request');
      at('2026-11-02T01:00:00Z');
      let all: ServiceRequestTold[] = [];
      for (const [step, { hours, does: what }] of moves.entries()) {
        at(clock.now().add({ hours }).toString());
        if (what === 'open') all.push(await open());
        const one = all[(seed + step) % Math.max(1, all.length)];
        if (!one || what === 'open') continue;
        const tried =
          what === 'severity'
            ? does('change', one, { severity: one.severity === 'high' ? 'low' : 'high' })
            : does(what, one, what === 'close' ? { callback: 'confirmed' } : what === 'solve' ? {} : { reason: '测试' });
        const next = await tried.catch(() => one);
        all = all.map((each) => (each.id === one.id ? next : each));
      }
      const to = clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
      for (const from of [to.subtract({ days: 20 }), to.subtract({ days: 3 })]) {
        const { backlog, days } = await figures(from.toString(), to.toString());
        expect(backlog.before + backlog.opened + backlog.reopened - backlog.ended).toBe(backlog.after);
        expect(backlog.after).toBe(all.filter(({ status }) => status !== 'closed').length);
        const sum = (key: 'opened' | 'ended') => days.reduce((total, day) => total + day[key], 0);
        expect([sum('opened'), sum('ended')]).toEqual([backlog.opened + backlog.reopened, backlog.ended]);
      }
    }),
    { numRuns: 8 },
  );
});
