import { readFile } from 'node:fs/promises';
import type { DuplicatePair, Import } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { fileBytes, installation, setUpOrganisation } from '../../../test/harness/installation.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { duplicatesHandlers } from './duplicates.ts';
import { mergeRecords } from './merge-records.ts';
import { searchDuplicates } from './search-duplicates.ts';

const { db, url } = await testDatabase();
const inst = installation({ db, url });
let worker: RunningWorker;
const take = (name: string) => inst.run(fileBytes(realData('universities-cn', name)), { entity: 'accounts', name });
const counts = ({ state, rows, created, updated, unchanged, rejected }: Import) => ({ state, rows, created, updated, unchanged, rejected });
const accounts = async () => (await sql<{ n: number }>`select count(*)::int as n from account`.execute(db)).rows[0]?.n;
/** Whether a school came with the ministry's list of 2017, which alone brings codes of ten digits. */
const isListed = (code: string | null) => /^\d{10}$/.test(code ?? '');

/** The names of the directory of 2021: a school of 2017 that is among them was not renamed. */
const directory = async (): Promise<Set<string>> =>
  new Set(
    (await readFile(realData('universities-cn', 'gaokao_directory_2021.csv'), 'utf8')).split('\n').map((line) => line.split(',')[0] ?? ''),
  );

/** Pairs of a school that only the list of 2017 has with one that only the directory of 2021 has. */
async function pairs(): Promise<DuplicatePair[]> {
  await inst.write((ctx) => searchDuplicates(ctx, 'account', () => Promise.resolve()));
  const still = await directory();
  const found: DuplicatePair[] = [];
  let cursor: string | undefined;
  do {
    const page = await inst.write((ctx) => duplicatesHandlers.list(ctx, { entity: 'account', dismissed: false, limit: 200, cursor }));
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const onlyThen = ({ code, name }: DuplicatePair['first']) => isListed(code) && !still.has(name);
  return found.filter(({ first, second }) => (onlyThen(first) && !isListed(second.code)) || (onlyThen(second) && !isListed(first.code)));
}
const because = (reason: string) => (pair: DuplicatePair) => pair.reasons.some((each) => each.reason === reason);
const spoken = ({ first, second }: DuplicatePair) =>
  (isListed(first.code) ? [first, second] : [second, first]).map(({ name }) => name).join(' → ');

/** The school of 2017 stays, with its code, and takes the name of 2021. */
const renamed = ({ first, second }: DuplicatePair) => {
  const [winner, loser] = isListed(first.code) ? [first, second] : [second, first];
  return inst.write((ctx) =>
    mergeRecords(ctx, { entity: 'account', winnerId: winner.id, loserId: loser.id, take: ['name', 'custom.level', 'custom.authority'] }),
  );
};

/** Of the near names, those that a reader knows for one school: renamed, raised, or only written otherwise. */
const CONFIRMED = [
  '云南中医学院 → 云南中医药大学',
  '山东外国语职业学院 → 山东外国语职业技术大学',
  '山西工程职业技术学院 → 山西工程职业学院',
  '广东工商职业学院 → 广东工商职业技术大学',
  '扬州市职业大学 → 扬州市职业大学（扬州市广播电视大学）',
  '江西先锋软件职业技术学院 → 江西软件职业技术大学',
  '河北省艺术职业学院 → 河北艺术职业学院',
  '湖南软件职业学院 → 湖南软件职业学院（本科）',
  '西藏藏医学院 → 西藏藏医药大学',
  '遵义医学院 → 遵义医科大学',
  '遵义医学院医学与科技学院 → 遵义医科大学医学与科技学院',
  '重庆大学城市科技学院 → 重庆城市科技学院',
  '阜阳师范学院信息工程学院 → 阜阳师范大学信息工程学院',
];
/** And those that are two schools, or of which the lists do not tell. */
const NOT_CONFIRMED = [
  '上海中华职业技术学院 → 上海中侨职业技术大学',
  '中国人民武装警察部队学院 → 中国人民武装警察部队指挥学院',
  '中国人民武装警察部队学院 → 中国人民武装警察部队警官学院',
  '兰州职业技术学院 → 兰州航空职业技术学院',
  '广东工程职业技术学院 → 广东工商职业技术大学',
  '广东技术师范学院天河学院 → 广东技术师范大学',
  '江西经济管理职业学院 → 江西经济管理干部学院',
];

describe.skipIf(!hasRealData('universities-cn'))('the public lists of Chinese schools', () => {
  beforeAll(async () => {
    await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
    worker = await inst.startWorker();
  });
  afterAll(() => worker.stop());

  it('come into one base without a row refused: by code, and by name where a list has no code', async () => {
    expect(counts(await take('moe_list_2017.csv'))).toEqual({
      state: 'done',
      rows: 2631,
      created: 2631,
      updated: 0,
      unchanged: 0,
      rejected: 0,
    });
    // 144 by code; the three military schools have none, and are not in the ministry's list.
    expect(counts(await take('double_first_class_147.csv'))).toEqual({
      state: 'done',
      rows: 147,
      created: 3,
      updated: 144,
      unchanged: 0,
      rejected: 0,
    });
    // 2,417 bear the name of 2017, three that of Double First-Class; 396 names are new, of new schools and of renamed ones.
    expect(counts(await take('gaokao_directory_2021.csv'))).toMatchObject({ state: 'done', rows: 2816, created: 396, rejected: 0 });
    expect(await accounts()).toBe(2631 + 3 + 396);
  });

  it('and renamed schools are found: those that were raised by their name but for its ending, others by a near name', async () => {
    const found = await pairs();
    const raised = found.filter(because('other_form'));
    const near = found.filter(because('near_name'));
    // 学院 became 大学 in the same province: 22, every one of them right.
    expect(raised).toHaveLength(22);
    expect(raised.map(spoken)).toEqual(expect.arrayContaining(['上海电力学院 → 上海电力大学', '运城职业技术学院 → 运城职业技术大学']));
    expect(near.map(spoken).sort()).toEqual([...CONFIRMED, ...NOT_CONFIRMED].sort());
    for (const pair of [...raised, ...near.filter((each) => CONFIRMED.includes(spoken(each)))]) await renamed(pair);
  });

  it('and every count is explained: of 2017 alone, of 2021 alone, and of both by name or as renamed', async () => {
    const still = await directory();
    const { rows } = await sql<{ name: string; listed: boolean; former: boolean }>`
      select a.name, a.code ~ '^[0-9]{10}$' as listed, exists (select from account_name n where n.account_id = a.id and n.source = 'merge') as former
      from account a`.execute(db);
    const both = rows.filter(({ name, listed }) => listed && still.has(name));
    expect({
      sameName: both.filter(({ former }) => !former).length,
      renamed: both.filter(({ former }) => former).length,
      only2017: rows.filter(({ name, listed }) => listed && !still.has(name)).length,
      only2021: rows.filter(({ listed }) => !listed).length,
      all: rows.length,
    }).toEqual({ sameName: 2417, renamed: 22 + 13, only2017: 2631 - 2417 - 35, only2021: 2816 - 2417 - 35, all: 2631 + 2816 - 2417 - 35 });
  });

  it('they are found by their former names, and the directory finds every school again', async () => {
    const found = await sql<{ name: string; code: string }>`select a.name, a.code from account a join account_name n on n.account_id = a.id
      where n.kind = 'former' and n.value in ('上海电力学院', '云南中医学院') order by 1`.execute(db);
    expect(found.rows).toEqual([
      { name: '上海电力大学', code: '4131010256' },
      { name: '云南中医药大学', code: '4153010680' },
    ]);
    expect(counts(await take('gaokao_directory_2021.csv'))).toMatchObject({ state: 'done', rows: 2816, created: 0, rejected: 0 });
  });
});
