import { text } from 'node:stream/consumers';
import type { Account, Conflict, Contact as ContactShape } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { testDatabase } from '../../../test/harness/database.ts';
import { bytesOf, installation, setUpOrganisation } from '../../../test/harness/installation.ts';
import { composeDoor } from '../../entry/compose.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { movableClock } from '../../kernel/clock.ts';
import type { Entity } from './entity-rules.ts';
import { exportHandlers, importsHandlers } from './index.ts';

const { db, url } = await testDatabase();
const clock = movableClock('2026-11-23T01:00:00Z');
const inst = installation({ db, url }, clock);
const door = composeDoor();
const call = async <T>(id: string, input: object): Promise<T> => (await door.dispatch(id, await inst.ctx(), input)) as T;
let worker: RunningWorker;
beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  await sql`insert into custom_field (entity, id, type, name, created_at) values ('account', 'budget', 'money', '{"zh":"预算","en":"Budget"}', '2026-01-01Z')`.execute(
    db,
  );
  worker = await inst.startWorker();
});
afterAll(() => worker.stop());

type Contact = z.infer<typeof ContactShape>;
type Row = Record<string, string>;
/** An export for editing, as rows by head; `write` gives the file back. */
async function exported(entity: 'accounts' | 'contacts'): Promise<{ rows: Row[]; write(rows: readonly Row[]): string }> {
  const { body } = await exportHandlers.export(await inst.ctx(), { entity, format: 'csv', rowIds: true }, bytesOf(''));
  const [head = [], ...lines] = (await text(body as never))
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  return {
    rows: lines.map((cells) => Object.fromEntries(head.map((name, n) => [name, cells[n] ?? '']))),
    write: (rows) => [head, ...rows.map((row) => head.map((name) => row[name] ?? ''))].map((cells) => cells.join()).join('\n'),
  };
}
const checked = async (entity: Entity, file: string) => {
  const { id } = await inst.upload(bytesOf(file), { entity });
  return inst.check(id, { entity });
};
const conflictsOf = async (id: string): Promise<Conflict[]> =>
  (await inst.write((own) => importsHandlers.conflicts(own, { id, limit: 50 }))).items;
const change = async (code: string, fields: object): Promise<void> => {
  const { id, revision } = await call<Account>('accounts.get', { id: code });
  clock.moveTo(clock.now().add({ minutes: 1 }).toString());
  await call('accounts.change', { id, revision, ...fields });
};
const fieldsOf = async (code: string) => {
  const { name, industry, sizeBand, employees, custom } = await call<Account>('accounts.get', { id: code });
  return { name, industry, sizeBand, employees, custom };
};

describe('accounts exported, edited and brought back', () => {
  it('are found by their row id though their code was changed, in the file or by somebody', async () => {
    for (const code of ['E-1', 'E-2', 'E-3'])
      await call('accounts.create', { code, name: code, industry: '软件', employees: 10, custom: { budget: 100 } });
    const file = await exported('accounts');
    const unchanged = await checked('accounts', file.write(file.rows));
    expect(unchanged).toMatchObject({ state: 'checked', rows: 3, unchanged: 3, created: 0, updated: 0, rejected: 0 });
    const edited = file.rows.map((row) => (row.客户编号 === 'E-1' ? { ...row, 客户编号: 'E-1b', 行业: '教育' } : row));
    const { id } = await checked('accounts', file.write(edited));
    expect(await inst.commit(id, { entity: 'accounts' })).toMatchObject({ state: 'done', updated: 1, unchanged: 2, created: 0 });
    expect(await fieldsOf('E-1b')).toMatchObject({ name: 'E-1', industry: '教育', custom: { budget: 100 } });
  });

  it('leave what others changed meanwhile, and show where both changed one cell, to be taken or left', async () => {
    const file = await exported('accounts');
    await change('E-2', { sizeBand: '大', employees: 25, custom: { budget: 700 } });
    await change('E-3', { industry: '医疗', employees: 40 });
    const edited = file.rows.map((row) => {
      if (row.客户编号 === 'E-2') return { ...row, 员工人数: '30', 行业: '制造' };
      return row.客户编号 === 'E-3' ? { ...row, 行业: '金融', 员工人数: '50' } : row;
    });
    const { id, warnings } = await checked('accounts', file.write(edited));
    expect(Object.fromEntries(warnings.map(({ code, count }) => [code, count]))).toMatchObject({
      'import.edit_conflicts': 3,
      'import.edits_of_others': 2,
    });
    const found = await conflictsOf(id);
    expect(
      found.map(({ name, field, exported: given, file: own, current, taken }) => [name, field, given, own, current, taken]).toSorted(),
    ).toEqual([
      ['E-2', 'employees', '10', '30', '25', false],
      ['E-3', 'employees', '10', '50', '40', false],
      ['E-3', 'industry', '软件', '金融', '医疗', false],
    ]);
    const taken = found.filter(({ name, field }) => name === 'E-3' && field === 'employees').map(({ seq, field }) => ({ seq, field }));
    await inst.write((own) => importsHandlers.decide(own, { id, taken: true, cells: taken }));
    expect(await inst.commit(id, { entity: 'accounts' })).toMatchObject({ state: 'done', updated: 2 });
    expect(await fieldsOf('E-2')).toEqual({ name: 'E-2', industry: '制造', sizeBand: '大', employees: 25, custom: { budget: 700 } });
    expect(await fieldsOf('E-3')).toMatchObject({ industry: '医疗', employees: 50 });
  });

  it('ask again when a cell that was taken is changed once more before the commit', async () => {
    const file = await exported('accounts');
    await change('E-2', { industry: '物流' });
    const { id } = await checked('accounts', file.write(file.rows.map((row) => (row.客户编号 === 'E-2' ? { ...row, 行业: '能源' } : row))));
    await inst.write((own) => importsHandlers.decide(own, { id, taken: true }));
    await change('E-2', { industry: '航空' });
    await inst.commit(id, { entity: 'accounts' });
    expect(await fieldsOf('E-2')).toMatchObject({ industry: '航空' });
    expect(await conflictsOf(id)).toMatchObject([{ current: '航空', file: '能源', taken: false }]);
  });

  it('are refused with an id or a mark of nothing, and with masked values', async () => {
    const file = await exported('accounts');
    const [row] = file.rows as [Row];
    const head = Object.keys(row);
    const bad = [
      { ...row, [head[0]!]: '0190aaaa-0000-7000-8000-000000000000' },
      { ...row, [head[1]!]: '0190aaaa-0000-7000-8000-000000000000' },
      { ...row, [head[0]!]: '1' },
      { ...row, 客户名称: '***' },
      { ...row, 毛利率: '***' },
    ];
    const done = await checked('accounts', file.write(bad));
    expect(done).toMatchObject({ rejected: 5 });
    const { items } = await inst.write((own) => importsHandlers.problems(own, { id: done.id, limit: 50 }));
    const codes = items.map((item) => item.problems.map((each) => each.code));
    expect(codes[0]).toContain('import.row.unknown_id');
    expect(codes[1]).toContain('import.row.export_unknown');
    expect(codes[2]).toContain('import.row.unknown_id');
    expect(codes[3]).toContain('import.value.masked');
    expect(codes[4]).toContain('import.value.masked');
  });
});

describe('people exported, edited and brought back', () => {
  it('are found by their row id, with or without a code, and keep what others changed', async () => {
    const { id: accountId } = await call<Account>('accounts.get', { id: 'E-2' });
    const people: Contact[] = [];
    for (const name of ['沈澜', '陆文盛', '顾言'])
      people.push(await call<Contact>('contacts.create', { accountId, name, title: '经理', phone: '13800002046' }));
    const file = await exported('contacts');
    expect(await checked('contacts', file.write(file.rows))).toMatchObject({ rows: 3, unchanged: 3, rejected: 0 });
    await call('contacts.change', { id: people[0]!.id, revision: 1, title: '总监', phone: '13911112222' });
    const edited = file.rows.map((row) =>
      row.姓名 === '沈澜' ? { ...row, 职务: '副总', 部门: '采购部' } : row.姓名 === '顾言' ? { ...row, 姓名: '顾言之' } : row,
    );
    const { id } = await checked('contacts', file.write(edited));
    expect((await conflictsOf(id)).map(({ name, label, file: own, current }) => [name, label, own, current])).toEqual([
      ['沈澜', '职务', '副总', '总监'],
    ]);
    expect(await inst.commit(id, { entity: 'contacts' })).toMatchObject({ state: 'done', updated: 2, unchanged: 1, created: 0 });
    const { items } = await call<{ items: Contact[] }>('contacts.list', { accountId });
    expect(items.map(({ name, title, department, phone }) => [name, title, department, phone]).toSorted()).toEqual(
      [
        ['沈澜', '总监', '采购部', '13911112222'],
        ['陆文盛', '经理', null, '13800002046'],
        ['顾言之', '经理', null, '13800002046'],
      ].toSorted(),
    );
  });
});
