import { type ProfileFact, ProfileRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, requireAccount, type WriteCtx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { readSetting, replaceSetting, selectFields } from '../settings/index.ts';

const KEY = 'profile.required';

/** Whether account `a` has a fact on record on a day. */
const person = (condition: Sql, today: string): Sql => sql`exists (select from contact c where c.account_id = a.id and ${condition}
  and (c.left_on is null or c.left_on > ${today}::date))`;
const DECIDES = sql`c.decision_role in ('decider', 'approver')`;
const factsOf = (today: string): Record<ProfileFact, Sql> => ({
  'account.industry': sql`a.industry is not null`,
  'account.region_code': sql`a.region_code is not null`,
  'account.size_band': sql`a.size_band is not null`,
  'account.employees': sql`a.employees is not null`,
  'account.brand': sql`a.brand is not null`,
  'account.business_model': sql`a.business_model is not null`,
  'account.owner': sql`a.owner_id is not null`,
  'contacts.any': person(sql`true`, today),
  'contacts.decider': person(DECIDES, today),
  'contacts.decider_reach': person(sql`${DECIDES} and (c.phone is not null or c.email is not null or c.wechat is not null)`, today),
  'contacts.attitude': person(sql`${DECIDES} and c.attitude <> 'unknown'`, today),
  'team.any': sql`exists (select from account_member m where m.account_id = a.id and m.since <= ${today}::date and (m.until is null or m.until > ${today}::date))`,
});

/** The facts that an account of a tier must have; a field that was retired is asked for no more. */
export function requiredFacts(rules: ProfileRules, tier: { id: string | null; rank: number }, ownFields: ReadonlySet<string>): string[] {
  const asked = [...rules.everyone, ...(tier.rank === 0 ? rules.top : []), ...((tier.id && rules.byTier[tier.id]) || [])];
  return [...new Set(asked)].filter((fact) => !fact.startsWith('account.field.') || ownFields.has(fact.slice(14)));
}

async function get(ctx: Ctx, { accountId }: { accountId: string }) {
  await requireAccount(ctx, accountId, 'reads');
  const [rules, fields] = await Promise.all([readSetting(ctx.db, KEY, ProfileRules), selectFields(ctx.db, 'account')]);
  const facts = Object.entries(factsOf(ctx.today)).map(([id, has]) => sql`${sql.lit(id)}, ${has}`);
  const found = await sql<{ tier: string | null; tier_rank: number; has: Record<string, boolean>; own: string[] }>`
    select s.tier, s.tier_rank, jsonb_build_object(${sql.join(facts)}) as has,
      array(select key from jsonb_each(jsonb_strip_nulls(a.custom))) as own
    from account a join account_state s on s.account_id = a.id where a.id = ${accountId}::uuid`.execute(ctx.db);
  const row = found.rows[0] ?? { tier: null, tier_rank: 32767, has: {}, own: [] };
  const required = requiredFacts(rules, { id: row.tier, rank: row.tier_rank }, new Set(fields.map(({ id }) => id)));
  const isThere = (fact: string) => (fact.startsWith('account.field.') ? row.own.includes(fact.slice(14)) : row.has[fact]);
  return { tier: row.tier, required, missing: required.filter((fact) => !isThere(fact)) };
}

const setRules = async (ctx: WriteCtx, rules: ProfileRules): Promise<ProfileRules> =>
  replaceSetting(ctx, { key: KEY, action: 'profile.set_rules' }, await readSetting(ctx.db, KEY, ProfileRules), rules);

export const profilesHandlers: Handlers<'profiles'> = { get, rules: (ctx) => readSetting(ctx.db, KEY, ProfileRules), setRules };
