import { GiftRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import type { Db, Sql } from '../../../db/database.ts';
import { readSetting, replaceSetting } from '../../settings/index.ts';

const KEY = 'plays.gift_rules';

export const readGiftRules = (db: Db): Promise<GiftRules> => readSetting(db, KEY, GiftRules);

export const setGiftRules = async (ctx: WriteCtx, rules: GiftRules): Promise<GiftRules> =>
  replaceSetting(ctx, { key: KEY, action: 'posting.set_gift_rules' }, await readGiftRules(ctx.db), rules);

interface Piece {
  worth: number;
  /** Of account a, to person; the nth piece of the step there at once. */
  person: Sql;
  nthOfAccount: Sql;
  nthOfPerson: Sql;
}

/** What gifts of the year up to today were worth, of a row of posting p: those on the list, on their way, and received. */
const given = (whose: Sql, today: string): Sql => sql`(select coalesce(sum(p.worth), 0) from posting p where ${whose} and p.gift
  and p.made_on >= ${`${today.slice(0, 4)}-01-01`}::date and p.state in ('to_post', 'posted', 'received'))`;

/** Why account a or a person gets no gift of this worth; null: they get it. Of several at once the earlier run comes first, and what is refused to one leaves no more for the next. */
export const giftRefusal = ({ perAccount, perPerson, publicBodies, publicIndustries }: GiftRules, piece: Piece, today: string): Sql => {
  const { worth, person, nthOfAccount, nthOfPerson } = piece;
  return sql`case
    ${publicBodies ? sql`` : sql`when a.industry = any(${[...publicIndustries]}::text[]) then 'public_body'`}
    when ${given(sql`p.account_id = a.id`, today)} + ${nthOfAccount} * ${worth}::numeric > ${perAccount}::numeric then 'account_cap'
    when ${given(sql`p.person_id = ${person}`, today)} + ${nthOfPerson} * ${worth}::numeric > ${perPerson}::numeric then 'person_cap' end`;
};
