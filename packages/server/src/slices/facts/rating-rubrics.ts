import { DEFAULT_RUBRIC, type ExpiringRating, RATING_DIMENSIONS, type RatingDimension, type Rubric } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Ctx, type Handlers, pageFrom, readCursor, scopeOf } from '../../access/index.ts';

type Verbs = Handlers<'ratingRubrics'>;

async function rubrics(ctx: Ctx): Promise<Rubric[]> {
  const own = await sql<{
    dimension: RatingDimension;
    score: number;
    zh: string;
    en: string;
  }>`select dimension, score, zh, en from rating_rubric`.execute(ctx.db);
  return RATING_DIMENSIONS.map((dimension) => ({
    dimension,
    levels: DEFAULT_RUBRIC[dimension].map((shipped, index) => {
      const written = own.rows.find((row) => row.dimension === dimension && row.score === index + 1);
      return { score: index + 1, text: written ? { zh: written.zh, en: written.en } : shipped, own: written !== undefined };
    }),
  }));
}

const change: Verbs['change'] = async (ctx, { dimension, score, text }) => {
  const of = async () => (await rubrics(ctx)).find((one) => one.dimension === dimension)!;
  const before = (await of()).levels[score - 1];
  await (text
    ? sql`insert into rating_rubric (dimension, score, zh, en, changed_at, changed_by)
        values (${dimension}, ${score}, ${text.zh}, ${text.en}, ${ctx.now}, ${ctx.actor.userId})
        on conflict (dimension, score) do update set zh = excluded.zh, en = excluded.en, changed_at = excluded.changed_at, changed_by = excluded.changed_by`
    : sql`delete from rating_rubric where dimension = ${dimension} and score = ${score}`
  ).execute(ctx.db);
  const after = await of();
  await ctx.record({
    action: 'rating_rubric.change',
    entity: 'rating_rubric',
    entityId: `${dimension}.${score}`,
    before: before?.text,
    after: after.levels[score - 1]?.text,
  });
  return after;
};

/** Only the rating in force counts: one that a later rating has replaced needs no renewal. */
const expiring: Verbs['expiring'] = async (ctx, input) => {
  const day = sql`${input.asOf ?? ctx.today}::date`;
  const after = readCursor(input.cursor, 2);
  const found = await sql<ExpiringRating>`
    select r.id, r.account_id as "accountId", a.name as "accountName", r.dimension, r.score, r.happened_on as "ratedOn", r.expires_on as "expiresOn", u.name as "raterName"
    from rating r join account a on a.id = r.account_id left join app_user u on u.id = r.rater_id
    where r.expires_on between ${day} and ${day} + ${input.withinDays}::int and r.happened_on <= ${day}
      and ${accountInScope(await scopeOf(ctx, 'reads'), sql`r.account_id`)} and ${input.accountId ? sql`r.account_id = ${input.accountId}::uuid` : sql`true`}
      and not exists (select from rating l where l.account_id = r.account_id and l.dimension = r.dimension and l.happened_on <= ${day}
        and (l.expires_on is null or l.expires_on >= ${day}) and (l.happened_on, l.recorded_at, l.id) > (r.happened_on, r.recorded_at, r.id))
      and ${after ? sql`(r.expires_on, r.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by r.expires_on, r.id limit ${input.limit + 1}`.execute(ctx.db);
  return pageFrom(
    found.rows,
    input.limit,
    (row) => row,
    (row) => [row.expiresOn, row.id],
  );
};

export const rubricHandlers: Verbs = { list: async (ctx) => ({ items: await rubrics(ctx) }), change, expiring };
