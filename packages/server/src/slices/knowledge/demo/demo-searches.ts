import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { type Random, seeded } from '../../../demo/random.ts';
import { newId } from '../../../kernel/ids.ts';
import { momentOfWorkBefore } from '../../../kernel/working-time.ts';
import { workTimeOf } from '../../settings/index.ts';
import { asNoted } from '../search-log.sql.ts';

const SEED = 46_140;
const [SEARCHES, REACH_HOURS] = [360, 24 * 60];

/** What people look for and do not find, so often in a hundred searches. */
const MISSING: readonly { asked: Both; often: number }[] = [
  { asked: { zh: '发票抬头变更怎么办', en: 'our name on invoices changed' }, often: 5 },
  { asked: { zh: '手机丢了怎么过两步验证', en: 'lost phone two-step sign-in' }, often: 4 },
  { asked: { zh: '测试环境怎么申请', en: 'ask for a test environment' }, often: 3 },
  { asked: { zh: '报表同比环比', en: 'reports compared with last year' }, often: 2 },
  { asked: { zh: '水印能不能关掉', en: 'turn off the watermark' }, often: 1 },
  { asked: { zh: '能对接飞书审批吗', en: 'connect approvals of Feishu' }, often: 1 },
];
/** What finds articles that hardly anybody opens, because their titles say something else. */
const UNOPENED: readonly { asked: Both; often: number }[] = [
  { asked: { zh: '价格', en: 'price' }, often: 5 },
  { asked: { zh: '合同模板', en: 'contract template' }, often: 3 },
  { asked: { zh: '数据保存多久', en: 'how long are data kept' }, often: 3 },
];

interface Known {
  articleId: string;
  question: string;
}
type Found = { question: string; results: number; articleId: string | null; position: number | null };

/** What people of demo customers and demo staff looked for in two months: most is found, some is not. Synthetic. */
export async function insertDemoSearches(ctx: WriteCtx): Promise<void> {
  const language = ctx.organisation?.language ?? ctx.language;
  const known = await sql<Known>`
    select a.id as "articleId", q.question from article a join article_version v on v.article_id = a.id and v.language = ${language} and v.state = 'published',
      unnest(v.questions) with ordinality as q(question, nth)
    where a.demo and a.audience in ('public', 'customers') order by a.code, q.nth`.execute(ctx.db);
  const random = seeded(SEED);
  const time = await workTimeOf(ctx);
  const searches = Array.from({ length: SEARCHES }, () => {
    const { question, ...found } = looked(random, known.rows, language);
    const at = momentOfWorkBefore(ctx.now, Math.floor(REACH_HOURS * random.next() ** 1.3), time);
    const who = random.chance(0.6) ? 'customer' : random.chance(0.5) ? 'public' : 'staff';
    return { id: newId(), at, question, normal: asNoted(question), language, who, ...found };
  });
  await sql`
    insert into article_search (id, at, question, question_n, language, reader, results, article_id, position, clicked_at, demo)
    select id, at, question, normal, language, who, results, "articleId", position, case when "articleId" is not null then at + interval '20 seconds' end, true
    from jsonb_to_recordset(${JSON.stringify(searches)}::jsonb)
      as s(id uuid, at timestamptz, question text, normal text, language text, who text, results int, "articleId" uuid, position int)`.execute(
    ctx.db,
  );
}

function looked(random: Random, known: readonly Known[], language: keyof Both): Found {
  let left = 100 * random.next();
  for (const { asked, often } of MISSING) {
    left -= often;
    if (left < 0) return { question: asked[language], results: 0, articleId: null, position: null };
  }
  for (const { asked, often } of UNOPENED) {
    left -= often;
    if (left < 0) return { question: asked[language], results: random.whole(3, 9), articleId: null, position: null };
  }
  const { question, articleId } = random.pick(known);
  const opened = random.chance(0.7);
  return {
    ...{ question, results: random.whole(1, 6) },
    ...(opened ? { articleId, position: random.chance(0.8) ? 1 : random.whole(2, 3) } : { articleId: null, position: null }),
  };
}
