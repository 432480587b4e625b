import type { FoundRequest, PortalRequest, ServiceRequestTold } from '@fulcrum/contract';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import { signedIn, type TestMember } from '../../../../test/harness/portal.ts';
import type { Actor } from '../../../access/index.ts';
import { foldTraditional } from '../../../kernel/fold-traditional.ts';
import { queriesOf } from './terms.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, db } = fulcrum;
let member: TestMember;
let agent: Actor;
const ids: Record<string, ServiceRequestTold> = {};
beforeAll(async () => {
  member = await signedIn(fulcrum);
  agent = await fulcrum.person('service_lead');
  const { accountId, contactId } = member;
  const open = async (subject: string, text: string) =>
    call<ServiceRequestTold>('serviceRequests.create', { accountId, contactId, subject, text }, agent);
  ids.report = await open('报表打不开', '点导出以后白屏，浏览器是 Chrome 128，提示 ORA-00942。');
  ids.login = await open('无法登录', 'ＳＳＯ 跳转后提示 Token expired');
  ids.other = await open('开通账号', '请给新来的老师开通。打开报表的权限也要。');
  await open('續約發票沒有收到', '請寄到上海辦公室，發票抬頭是臺北分公司。');
  await call('serviceRequests.note', { id: ids.login.id, text: '客户欠费，先别处理' }, agent);
});
const found = async (q: string, who: Actor = agent, view = 'all') =>
  (await call<{ items: FoundRequest[] }>('serviceRequests.list', { q, view }, who)).items;
const subjects = async (q: string, who?: Actor) => (await found(q, who)).map(({ subject }) => subject).toSorted();

describe('a search', () => {
  test.each([
    ['two signs in the subject', '报表', ['开通账号', '报表打不开']],
    ['a longer word, not its signs apart', '报表打', ['报表打不开']],
    ['signs in another order', '表报', []],
    ['one sign', '白', ['报表打不开']],
    ['one sign at the end of what was said', '开', ['报表打不开', '开通账号'].toSorted()],
    ['words that are said in different places', '报表 chrome', ['报表打不开']],
    ['words of which one is said nowhere', '报表 firefox', []],
    ['how a word begins, in any case', 'expi', ['无法登录']],
    ['a code with a hyphen', 'ORA-00942', ['报表打不开']],
    ['wide letters as narrow ones', 'sso', ['无法登录']],
    ['letters beside signs', 'Chrome128浏览', []],
    ['letters and signs without a gap, as words of one', 'Chrome浏览', ['报表打不开']],
    ['what only a note says, by who reads it', '欠费', ['无法登录']],
    ['nothing but marks', '！？&|:*', []],
    ['what was said in Simplified, asked in Traditional', '報表打', ['报表打不开']],
    ['what was said in Traditional, asked in Simplified', '续约发票', ['續約發票沒有收到']],
    ['one sign, however it is written', '續', ['續約發票沒有收到']],
    ['marks of the query language', "'报表' & !x:*", []],
  ])('finds %s', async (_, q, expected) => {
    expect(await subjects(q)).toEqual(expected.toSorted());
  });

  test('finds a request by its number, and shows where the words are said', async () => {
    expect(await subjects(`#${ids.login!.number}`)).toEqual(['无法登录']);
    expect((await found('白屏'))[0]!.excerpt).toContain('白屏，浏览器');
    expect((await found('报表打'))[0]!.excerpt).toBeNull();
    // The sentence stands as it was written.
    expect((await found('发票抬头'))[0]!.excerpt).toContain('發票抬頭是臺北');
  });

  test('looks through one list or all of them, the newest first, page by page', async () => {
    expect(await found('报表', agent, 'closed')).toEqual([]);
    const page = async (cursor?: string) =>
      call<{ items: FoundRequest[]; nextCursor: string | null }>('serviceRequests.list', { q: '报表', view: 'all', limit: 1, cursor });
    const first = await page();
    const second = await page(first.nextCursor ?? '');
    expect([...first.items, ...second.items].map(({ subject }) => subject)).toEqual(['开通账号', '报表打不开']);
    expect(second.nextCursor).toBeNull();
  });

  test('finds nobody what they do not see: a provider neither requests of others nor notes, a customer neither notes nor other companies', async () => {
    expect(await subjects('报表', await fulcrum.person('provider'))).toEqual([]);
    const mine = async (q: string, who: TestMember) =>
      (await call<{ items: PortalRequest[] }>('portal.requests', { q, view: 'all' }, who.actor)).items.map(({ subject }) => subject);
    expect([await mine('报表打', member), await mine('欠费', member)]).toEqual([['报表打不开'], []]);
    expect(await mine('报表', await signedIn(fulcrum))).toEqual([]);
  });
});

test('any piece of a text finds it, written in Traditional or in Simplified: what is typed is cut as what was said', async () => {
  const sign = fc.constantFrom(...'報後后發髮臺台報表报表登录导出失败的了ABc12é한글カナ，。 -_（）𠀀'.split(''), 'ﬁ', 'Ａ', '１', 'Ж');
  await fc.assert(
    fc.asyncProperty(fc.array(sign, { minLength: 1, maxLength: 30 }), fc.nat(29), fc.nat(29), async (signs, from, length) => {
      const text = signs.join('');
      const piece = signs.slice(from % signs.length, (from % signs.length) + length + 1).join('');
      // A piece that begins within a word of letters is no word: it is found from its beginning.
      const before = signs[(from % signs.length) - 1] ?? ' ';
      fc.pre(!/[\p{Script=Latin}\p{N}\p{Script=Cyrillic}]/u.test(before.normalize('NFKC')));
      for (const query of [...queriesOf(piece), ...queriesOf(foldTraditional(piece))]) {
        const { rows } = await sql<{ is: boolean }>`select request_terms(${text}) @@ ${query}::tsquery as is`.execute(db);
        expect({ text, piece, query, is: rows[0]!.is }).toMatchObject({ is: true });
      }
    }),
    { numRuns: 150 },
  );
});
