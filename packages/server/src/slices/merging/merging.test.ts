import type { Account, AccountName, DuplicatePair, Merge, MergeSide } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { searchAsked } from './search.job.ts';

const fulcrum = await testFulcrum();
const { call, db } = fulcrum;
let lead: Actor;
beforeAll(async () => {
  lead = await fulcrum.person('operations_lead', { name: '周岚' });
});
const later = () => fulcrum.clock.moveTo(Temporal.Instant.from(fulcrum.clock.now().toString()).add({ minutes: 1 }).toString());
async function account(code: string, name: string, fields: object = {}): Promise<Account> {
  const made = await call<Account>('accounts.create', { code, name, ...fields });
  later();
  return made;
}
const merge = (winner: { id: string }, loser: { id: string }, take?: string[], entity = 'account') =>
  call<Merge>('merges.create', { entity, winnerId: winner.id, loserId: loser.id, ...(take ? { take } : {}) }, lead);
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { reason: string }) => error.reason,
  );
const found = async (q: string) => (await call<{ items: { code: string }[] }>('accounts.list', { q })).items.map(({ code }) => code);
const search = async (entity: 'account' | 'contact' = 'account') => {
  const { jobId } = await call<{ jobId: string }>('duplicates.find', { entity }, lead);
  await fulcrum.runJob(searchAsked, { jobRunId: jobId, entity });
};
const listed = async (entity: 'account' | 'contact' = 'account', dismissed = false) => {
  const { items } = await call<{ items: DuplicatePair[] }>('duplicates.list', { entity, dismissed, limit: 200 }, lead);
  return items.map(({ first, second, reasons }) => [
    [first.name, second.name].sort().join(' = '),
    reasons.map((each) => each.reason).join(','),
  ]);
};

describe('the names of an account', () => {
  it('are found in lists: short, former and English ones, in any width and case', async () => {
    const made = await account('N-1', '北京航空航天大学');
    for (const [kind, value] of [
      ['short', '北航'],
      ['former', '北京航空学院'],
      ['english', 'Beihang University'],
      ['school_code', '4111010006'],
    ])
      await call('names.add', { accountId: made.id, kind, value, ...(kind === 'former' ? { validUntil: '1988-04-01' } : {}) });
    for (const q of ['北航', '航空学院', 'ＢＥＩＨＡＮＧ', 'beihang', '4111010006']) expect(await found(q), q).toEqual(['N-1']);
    const { items } = await call<{ items: AccountName[] }>('names.list', { accountId: made.id });
    expect(items.map(({ kind, value, validUntil }) => [kind, value, validUntil])).toEqual([
      ['former', '北京航空学院', '1988-04-01'],
      ['short', '北航', null],
      ['english', 'Beihang University', null],
      ['school_code', '4111010006', null],
    ]);
    await call('names.remove', { accountId: made.id, id: items[1]!.id });
    expect(await found('北航')).toEqual([]);
  });

  it('keep what it was called before it was renamed, and refuse the same name in another form', async () => {
    const made = await account('N-2', '远山科技有限公司');
    await call('accounts.change', { id: made.id, revision: made.revision, name: '远山智能有限公司' });
    expect(await found('远山科技')).toEqual(['N-2']);
    expect(await reason(call('names.add', { accountId: made.id, kind: 'former', value: '远山科技（有限公司）' }))).toBe('resource.taken');
  });
});

describe('the search for duplicates', () => {
  it('names each pair with its reasons, the likeliest first, and keeps what was dismissed', async () => {
    const one = await account('D-1', '青云软件（上海）有限公司', { regionCode: 'CN-SH' });
    const two = await account('D-2', '青云软件(上海)股份有限公司', { regionCode: 'CN-SH' });
    const three = await account('D-3', '河谷制造');
    const four = await account('D-4', '河谷重工');
    await call('names.add', { accountId: three.id, kind: 'credit_code', value: '91310000MA1FL0000X' });
    await call('names.add', { accountId: four.id, kind: 'credit_code', value: '91310000ma1fl0000x' });
    const parent = await account('D-5', '星海集团');
    await account('D-6', '星海集团有限公司', { parentId: parent.id });
    await account('D-7', '蓝鲸贸易', {});
    await account('D-8', '蓝鲸物流', {});
    for (const code of ['D-7', 'D-8']) {
      const { id } = await call<Account>('accounts.get', { id: code });
      await call('contacts.create', { accountId: id, name: '冯晓', phone: '+86 138-0000-0000', email: 'feng@lanjing.example' });
    }
    await search();
    expect((await listed()).filter(([pair]) => /青云|河谷|星海|蓝鲸/.test(pair!))).toEqual([
      ['河谷制造 = 河谷重工', 'credit_code'],
      ['青云软件(上海)股份有限公司 = 青云软件（上海）有限公司', 'same_name'],
      ['蓝鲸物流 = 蓝鲸贸易', 'mail,phone,mail_domain'],
    ]);
    await call('duplicates.dismiss', { entity: 'account', firstId: two.id, secondId: one.id }, lead);
    await search();
    expect((await listed()).map(([pair]) => pair)).not.toContain('青云软件(上海)股份有限公司 = 青云软件（上海）有限公司');
    expect((await listed('account', true)).map(([pair]) => pair)).toEqual(['青云软件(上海)股份有限公司 = 青云软件（上海）有限公司']);
    await call('duplicates.dismiss', { entity: 'account', firstId: one.id, secondId: two.id, dismissed: false }, lead);
    expect((await listed()).map(([pair]) => pair)).toContain('青云软件(上海)股份有限公司 = 青云软件（上海）有限公司');
  });

  it('compares people within an account only', async () => {
    const [one, other] = [await account('P-1', '云杉'), await account('P-2', '白桦')];
    for (const [accountId, name, phone] of [
      [one.id, '陆 文盛', '13800000001'],
      [one.id, '陆文盛', '13800000002'],
      [one.id, '陈立', '13800000001'],
      [other.id, '陆文盛', '13800000009'],
    ])
      await call('contacts.create', { accountId, name, phone });
    await search('contact');
    expect(await listed('contact')).toEqual([
      ['陆 文盛 = 陆文盛', 'same_name'],
      ['陆 文盛 = 陈立', 'phone'],
    ]);
  });
});

describe('a merge', () => {
  it('takes the chosen values, fills the gaps unless told, and lets code, name and id of the loser lead to the winner', async () => {
    const winner = await account('M-1', '白鹭化工', { industry: '化工', shortName: '白鹭' });
    const loser = await account('M-2', '白鹭新材料', {
      industry: '材料',
      employees: 120,
      custom: { city: '厦门' },
      createdOn: '2020-01-01',
    });
    const side = await call<{ first: MergeSide; second: MergeSide }>(
      'duplicates.compare',
      { entity: 'account', firstId: winner.id, secondId: loser.id },
      lead,
    );
    expect(side.second.account).toMatchObject({ name: '白鹭新材料', employees: 120 });
    const done = await merge(winner, loser);
    expect(done).toMatchObject({ winnerName: '白鹭化工', loserName: '白鹭新材料', loserCode: 'M-2', canUndo: true });
    expect(await call('accounts.get', { id: 'M-2' })).toMatchObject({
      id: winner.id,
      name: '白鹭化工',
      industry: '化工',
      employees: 120,
      custom: { city: '厦门' },
      createdOn: '2020-01-01',
    });
    expect(await call('accounts.get', { id: loser.id })).toMatchObject({ id: winner.id });
    expect(await found('新材料')).toEqual(['M-1']);
    expect(await reason(call('accounts.create', { code: 'M-2', name: '另一家' }))).toBe('resource.taken');
    later();
    await call('merges.undo', { id: done.id }, lead);
    expect(await call('accounts.get', { id: 'M-2' })).toMatchObject({ id: loser.id, name: '白鹭新材料', employees: 120 });
    expect(await call('accounts.get', { id: 'M-1' })).toMatchObject({
      id: winner.id,
      employees: null,
      custom: {},
      createdOn: winner.createdOn,
    });
    expect(await found('新材料')).toEqual(['M-2']);
    const audited = await sql<{
      action: string;
    }>`select action from audit where entity_id = ${winner.id} and action like '%merge' order by at`.execute(db);
    expect(audited.rows.map(({ action }) => action)).toEqual(['account.merge', 'account.unmerge']);
  });

  it('keeps what people changed at the winner since, when it is undone', async () => {
    const winner = await account('K-1', '松山湖', {});
    const loser = await account('K-2', '松山湖科技', { industry: '软件', employees: 7 });
    const done = await merge(winner, loser);
    later();
    const now = await call<Account>('accounts.get', { id: 'K-1' });
    await call('accounts.change', { id: winner.id, revision: now.revision, employees: 9 });
    const task = await call<{ id: string }>('tasks.create', { accountId: winner.id, title: '回访', dueOn: '2026-12-01' });
    later();
    await call('merges.undo', { id: done.id }, lead);
    expect(await call('accounts.get', { id: 'K-1' })).toMatchObject({ employees: 9, industry: null });
    expect(await call('accounts.get', { id: 'K-2' })).toMatchObject({ employees: 7, industry: '软件' });
    expect((await call<{ items: { id: string }[] }>('tasks.list', { accountId: winner.id })).items.map(({ id }) => id)).toEqual([task.id]);
  });

  it('of people keeps what was said with either', async () => {
    const at = await account('C-1', '长风');
    const [one, two] = (await Promise.all(
      [
        { name: '许诺', phone: '13900000001' },
        { name: '许 诺', email: 'xu@example.com' },
      ].map((fields) => call<{ id: string }>('contacts.create', { accountId: at.id, ...fields })),
    )) as [{ id: string }, { id: string }];
    await call('interactions.log', { accountId: at.id, contactIds: [two.id], kind: 'call', twoWay: true, summary: '问候' });
    const done = await merge(one, two, undefined, 'contact');
    const people = async () =>
      (await call<{ items: { name: string; phone: string | null; email: string | null }[] }>('contacts.list', { accountId: at.id })).items;
    expect(await people()).toMatchObject([{ name: '许诺', phone: '13900000001', email: 'xu@example.com' }]);
    const said = async () =>
      (await sql<{ id: string }>`select contact_ids[1] as id from interaction where account_id = ${at.id}`.execute(db)).rows;
    expect(await said()).toEqual([{ id: one.id }]);
    later();
    await call('merges.undo', { id: done.id }, lead);
    expect(await people()).toHaveLength(2);
    expect(await said()).toEqual([{ id: two.id }]);
  });

  it('is refused with itself, of people of two accounts, by a field there is not, and undone in time only', async () => {
    const [one, two] = [await account('R-1', '甲'), await account('R-2', '乙')];
    expect(await reason(merge(one, one))).toBe('merge.itself');
    expect(await reason(merge(one, two, ['happenedOn']))).toBe('merge.field');
    const [first, second] = (await Promise.all(
      [one, two].map(({ id }) => call<{ id: string }>('contacts.create', { accountId: id, name: '同名' })),
    )) as [{ id: string }, { id: string }];
    expect(await reason(merge(first, second, undefined, 'contact'))).toBe('merge.other_account');
    const done = await merge(one, two);
    fulcrum.clock.moveTo('2027-01-01T00:00:00Z');
    expect(await reason(call('merges.undo', { id: done.id }, lead))).toBe('merge.too_late');
    expect((await call<{ items: Merge[] }>('merges.list', {}, lead)).items[0]).toMatchObject({ id: done.id, canUndo: false });
  });

  it('is for those who may merge', async () => {
    const csm = await fulcrum.person('csm');
    expect(await reason(call('merges.list', {}, csm))).toBe('access.forbidden');
  });
});
