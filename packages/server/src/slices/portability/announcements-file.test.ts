import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { publishAnnounced } from '../../../test/harness/announced-calendar.ts';
import { testImporter } from '../../../test/harness/importer.ts';
import { bytesOf } from '../../../test/harness/installation.ts';

const { call, db, importer } = await testImporter();
await publishAnnounced(db);
for (const code of ['A', 'B']) await call('accounts.create', { code, name: `${code} 大学`, createdOn: '2020-01-01' });
const stored = async () =>
  (
    await sql<{
      line: string;
    }>`select concat_ws(' ', event, happened_on, custom ->> 'subject', custom ->> 'grade', custom ->> 'places') as line
    from announced_event order by 1`.execute(db)
  ).rows.map(({ line }) => line);
const HEAD = '客户编号,事件,公布日期,学科,等级,升降';

test('a file of results is recorded once, event and choices by their names; a row that its event does not fit is refused with its reason', async () => {
  const file = [HEAD, 'A,学科排名,2026-11-10,数学,A+ 级,2', 'A,ranking,2026-11-10,化学,B,', 'B,学科排名,2026-11-10,物理,Grade A,-1'].join(
    '\n',
  );
  expect(await importer.run(bytesOf(file), { entity: 'key-events' })).toMatchObject({ state: 'done', created: 3, rejected: 0 });
  const lines = ['ranking 2026-11-10 化学 B', 'ranking 2026-11-10 数学 A+ 2', 'ranking 2026-11-10 物理 A -1'];
  expect(await stored()).toEqual(lines);
  const again = [HEAD, 'B,ranking,2026-11-10,物理,A,-1', 'A,ranking,2026-11-10,数学,A+,2'].join('\n');
  expect(await importer.run(bytesOf(again), { entity: 'key-events' })).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  expect(await stored()).toEqual(lines);
  const bad = [HEAD, 'A,没有的事件,2026-11-10,数学,A,', 'A,ranking,2026-11-10,数学,Z,', 'NOBODY,ranking,2026-11-10,数学,A,'].join('\n');
  const order = { entity: 'key-events', name: 'bad.csv' } as const;
  expect(await importer.check((await importer.upload(bytesOf(bad), order)).id, order)).toMatchObject({ rows: 3, rejected: 3 });
  expect(await stored()).toEqual(lines);
});
