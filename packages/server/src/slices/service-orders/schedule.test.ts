import type { OrderSchedule, ServiceOrderTold } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum({ now: '2026-11-25T01:30:00Z' });
const { call, db } = fulcrum;
const people: string[] = [];
let accountId: string;
beforeAll(async () => {
  for (const name of ['林溪', '苏禾']) people.push((await fulcrum.person('agent', { name })).userId ?? '');
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
});
const open = (title: string) => call<ServiceOrderTold>('serviceOrders.create', { accountId, title });
const planned = async (title: string, from: string, to: string, engineerIds = [people[0]]) => {
  const { id, revision } = await open(title);
  return call<ServiceOrderTold>('serviceOrders.plan', { id, revision, from, to, engineerIds });
};
const week = (on: string, more: object = {}) => call<OrderSchedule>('serviceOrders.schedule', { on, ...more });
const blocksOf = ({ people: all }: OrderSchedule, name: string) =>
  all.find((one) => one.name === name)?.blocks.map(({ title, overlaps }) => [title, overlaps]);

test('a week shows who is where from Monday to Sunday, who is twice at once, who is away, and what waits for a plan', async () => {
  // Midnight of the installation is 16:00 UTC of the day before.
  await planned('周日晚到周一', '2026-11-22T15:00:00Z', '2026-11-22T17:00:00Z');
  await planned('上周', '2026-11-22T10:00:00Z', '2026-11-22T16:00:00Z');
  await planned('周三上午', '2026-11-25T01:00:00Z', '2026-11-25T03:00:00Z', people);
  await planned('周三接着', '2026-11-25T03:00:00Z', '2026-11-25T04:00:00Z');
  await planned('周三重叠', '2026-11-25T02:00:00Z', '2026-11-25T02:30:00Z');
  const gone = await planned('取消了', '2026-11-26T01:00:00Z', '2026-11-26T02:00:00Z');
  await call('serviceOrders.cancel', { id: gone.id, revision: gone.revision, reason: '不做了' });
  await open('还没排');
  await sql`insert into absence (id, user_id, deputy_id, from_on, until_on, set_at)
    values (${newId()}, ${people[1]}, ${people[0]}, '2026-11-27', '2026-12-02', now())`.execute(db);
  const shown = await week('2026-11-29');
  expect(shown).toMatchObject({ from: '2026-11-23', to: '2026-11-29', timeZone: 'Asia/Shanghai', unplannedTotal: 1 });
  expect(shown.unplanned).toMatchObject([{ title: '还没排', state: 'created' }]);
  expect(blocksOf(shown, '林溪')).toEqual([
    ['周日晚到周一', false],
    ['周三上午', true],
    ['周三重叠', true],
    ['周三接着', false],
  ]);
  expect(blocksOf(shown, '苏禾')).toEqual([['周三上午', false]]);
  expect(shown.people.find(({ name }) => name === '苏禾')?.away).toEqual(['2026-11-27', '2026-11-28', '2026-11-29']);
  expect(shown.days.map(({ windows }) => windows.length > 0)).toEqual([true, true, true, true, true, false, false]);
});

test('a provider sees the week of its own people, with its own orders', async () => {
  const person = await fulcrum.person('provider', { name: '外部工程师' });
  const { id } = await call<{ id: string }>('accounts.create', { code: 'V-1', name: '服务商', ownerId: person.userId });
  const product = await call<{ id: string }>('products.create', { code: 'F', name: '产品' });
  await sql`update product set provider_account_id = ${id} where id = ${product.id}`.execute(db);
  const order = await call<ServiceOrderTold>('serviceOrders.create', {
    accountId,
    title: '由服务商做',
    productId: product.id,
    toProvider: true,
  });
  const shown = await call<OrderSchedule>('serviceOrders.schedule', { on: '2026-11-25' }, person);
  expect(shown.people.map(({ name, providerName }) => [name, providerName])).toEqual([['外部工程师', '服务商']]);
  expect(shown.unplanned.map((one) => one.id)).toEqual([order.id]);
  expect((await week('2026-11-25', { providerId: id })).unplanned.map((one) => one.id)).toEqual([order.id]);
});

test('two orders of a person overlap exactly where their minutes do', async () => {
  const hour = Temporal.Instant.from('2027-01-04T00:00:00Z');
  const at = (minutes: number) => hour.add({ minutes }).toString();
  const stretch = fc.record({ from: fc.integer({ min: 0, max: 40 }), long: fc.integer({ min: 1, max: 20 }), who: fc.nat(1) });
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(stretch, { minLength: 1, maxLength: 5 }), async (all) => {
      await sql`delete from service_order where planned_from >= '2027-01-01Z'`.execute(db);
      const made: { title: string; from: number; to: number; who: number }[] = [];
      for (const { from, long, who } of all) {
        const title = `第 ${++nth} 单`;
        await planned(title, at(from), at(from + long), [people[who]]);
        made.push({ title, from, to: from + long, who });
      }
      const minutes = (one: (typeof made)[number]) => Array.from({ length: one.to - one.from }, (_, by) => one.from + by);
      const meets = (one: (typeof made)[number]) =>
        made.some((other) => other !== one && other.who === one.who && minutes(one).some((minute) => minutes(other).includes(minute)));
      const shown = (await week('2027-01-04')).people.flatMap(({ blocks }) => blocks);
      expect(new Map(shown.map(({ title, overlaps }) => [title, overlaps]))).toEqual(new Map(made.map((one) => [one.title, meets(one)])));
    }),
    { numRuns: 10 },
  );
});
