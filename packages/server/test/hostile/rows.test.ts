import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningWorker } from '../../src/jobs/index.ts';
import type { Entity } from '../../src/slices/portability/entity-rules.ts';
import { importsHandlers } from '../../src/slices/portability/index.ts';
import { testDatabase } from '../harness/database.ts';
import { bytesOf, installation, setUpOrganisation } from '../harness/installation.ts';
import { changedTables, countTables } from '../harness/table-counts.ts';
import { hostileText, SEED } from './hostile-values.ts';

const ROWS = 150;
const OF_IMPORTS = ['import', 'import_row', 'file', 'file_chunk', 'audit', 'job_run'];

const { db, url } = await testDatabase();
const inst = installation({ db, url });
let worker: RunningWorker;
beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  worker = await inst.startWorker();
});
afterAll(() => worker.stop());

/** Columns of an entity, and values that none of them can take, each by a column that must be right. */
const BAD: Record<string, { columns: string[]; ruined: Record<string, fc.Arbitrary<string>> }> = {
  accounts: {
    columns: ['客户编号', '客户名称', '员工人数', '毛利率', '客户类型', '品牌地位', '创建日期', '负责人邮箱', '上级客户编号', '备注'],
    ruined: {
      员工人数: fc.constantFrom('许多', '-5', '1e30', '9'.repeat(40), '3.7', '1,23,4', '=1+1', '0x10', '#REF!', '½'),
      毛利率: fc.constantFrom('约三成', '99999999', '1e500', '--', 'NaN', '#DIV/0!').filter((each) => each !== '--'),
      客户类型: fc.constantFrom('外星人', '__proto__', 'constructor', '=A1', 'x'.repeat(5000)),
      品牌地位: fc.constantFrom('toString', 'LISTED; drop table account'),
      创建日期: fc.constantFrom('2026-02-30', '31/12/2026', '昨天', '0000-00-00', '99999999', '2026-13-01', '1e9'),
      负责人邮箱: fc.constantFrom('nobody@example.com', "' or 1=1 --", '\u0000', '💥').filter((each) => each !== '\u0000'),
      上级客户编号: fc.constantFrom('没有这家', '../..', '__proto__'),
      客户名称: fc.constantFrom('', ' ', '\u200b', 'x'.repeat(201)),
    },
  },
  contacts: {
    columns: ['客户编号', '姓名', '级别', '决策角色', '生日', '离职日期', '电话', '邮箱'],
    ruined: {
      客户编号: fc.constantFrom('', '没有这家', '=1', "'; delete from contact; --"),
      姓名: fc.constantFrom('', ' ', '\u200b'),
      级别: fc.constantFrom('皇帝', 'constructor', '9'),
      决策角色: fc.constantFrom('谁知道', '=cmd|x', '__proto__'),
      生日: fc.constantFrom('2026-02-30', '13月', '1e9', '31/12/26'),
      离职日期: fc.constantFrom('明天', '0000-00-00'),
      电话: fc.constantFrom('1'.repeat(300), '1.38001e300'),
      邮箱: fc.constantFrom('x'.repeat(500), '#N/A'),
    },
  },
  products: {
    columns: ['产品编号', '产品名称', '产品类别', '产品状态', '供应商编号'],
    ruined: {
      产品名称: fc.constantFrom('', ' ', 'x'.repeat(300)),
      产品类别: fc.constantFrom('不存在的类', 'constructor', '=1'),
      产品状态: fc.constantFrom('半死不活', '__proto__'),
      供应商编号: fc.constantFrom('没有这家', "' or ''='"),
    },
  },
  orders: {
    columns: ['订单编号', '客户编号', '下单日期', '金额', '数量', '币种', '产品编号'],
    ruined: {
      订单编号: fc.constantFrom('x'.repeat(300), '#NAME?'),
      客户编号: fc.constantFrom('', ' '),
      下单日期: fc.constantFrom('', '2026-02-30', '下周', '31/12/2026', '99999999'),
      金额: fc.constantFrom('', '一千', '9'.repeat(30), '1e400', '1.2.3', '=SUM(A1)', '(-5)', '1,23'),
      数量: fc.constantFrom('几个', '9'.repeat(20), '#VALUE!'),
      币种: fc.constantFrom('贝壳', 'XYZ', '__proto__', 'USD'),
    },
  },
};
const RIGHT: Record<string, (n: number) => string> = {
  客户编号: (n) => `HR-${n}`,
  客户名称: (n) => `客户 ${n}`,
  姓名: (n) => `人 ${n}`,
  产品编号: (n) => `HP-${n}`,
  产品名称: (n) => `产品 ${n}`,
  订单编号: (n) => `HO-${n}`,
  下单日期: () => '2026-03-01',
  金额: () => '10',
  备注: () => '',
};

/** A file with NUL in it is refused as a whole; here rows are tried. */
const fit = hostileText.map((text) => text.replaceAll('\u0000', '').toWellFormed());

/** Rows of which each has one cell, or more, that cannot be: what else they hold is hostile text where text is allowed. */
function badRows(entity: string): string {
  const { columns, ruined } = BAD[entity]!;
  const names = Object.keys(ruined);
  const row = fc.tuple(fc.constantFrom(...names), fc.record(ruined), fc.array(fc.boolean(), { minLength: names.length }), fit);
  const cells = fc.sample(row, { seed: SEED, numRuns: ROWS }).map(([surely, values, also, text], n) =>
    columns.map((column) => {
      const at = names.indexOf(column);
      const value =
        column === surely || (at >= 0 && also[at] && also[(at + 1) % names.length])
          ? values[column]!
          : column === '备注'
            ? text
            : (RIGHT[column]?.(n) ?? '');
      return `"${value.replaceAll('"', '""')}"`;
    }),
  );
  return [columns, ...cells].map((line) => line.join()).join('\r\n');
}

describe(`${ROWS} bad rows of each of ${Object.keys(BAD).length} kinds`, () => {
  test.each(Object.keys(BAD) as Entity[])(
    '%s: every row is refused with a reason, and a commit of the rest writes nothing',
    async (entity) => {
      const before = await countTables(db);
      const { id } = await inst.upload(bytesOf(badRows(entity)), { entity });
      const checked = await inst.check(id, { entity });
      expect(checked, JSON.stringify(checked.fault)).toMatchObject({
        state: 'checked',
        rows: ROWS,
        rejected: ROWS,
        created: 0,
        updated: 0,
      });
      const page = await inst.write((own) => importsHandlers.problems(own, { id, limit: 200 }));
      expect(page.items).toHaveLength(ROWS);
      for (const item of page.items)
        expect(item.problems.every((each) => each.message.length > 0 && each.code.startsWith('import.'))).toBe(true);
      await expect(inst.commit(id, { entity })).rejects.toMatchObject({ reason: 'import.bad_rows', detail: { count: ROWS } });
      expect(await inst.commit(id, { entity, skipBadRows: true })).toMatchObject({ state: 'done', created: 0, updated: 0, rejected: ROWS });
      expect(changedTables(before, await countTables(db), [...OF_IMPORTS, 'outbox', 'custom_field'])).toEqual([]);
      expect((await sql<{ n: number }>`select count(*)::int as n from custom_field`.execute(db)).rows[0]?.n).toBe(0);
    },
  );
});
