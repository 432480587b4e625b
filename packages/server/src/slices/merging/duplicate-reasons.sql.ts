import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { Entity } from './records.sql.ts';

/*
 * Candidates are found by what two records share, never by comparing all with all: a key that more than twenty records have says nothing
 * about two of them (a mail provider, a switchboard), and a piece of a name that many names have is no reason to compare them.
 */
const COMMON = 20;
const RARE_PIECE = 40;
/** How alike two names must be, by their pieces of three signs, to be near. */
const NEAR = 0.5;
const LIKELY = 0.5;

/** How much each reason says by itself; several say more together: 1 − Π (1 − weight). A near name weighs as much as the names are alike. */
const WEIGHTS: Record<string, number> = {
  credit_code: 0.99,
  school_code: 0.99,
  same_name: 0.95,
  former_name: 0.9,
  other_name: 0.85,
  short_name: 0.6,
  other_form: 0.75,
  domain: 0.7,
  phone: 0.55,
  mail: 0.7,
  wechat: 0.7,
  mail_domain: 0.35,
};
const weights = sql`(values ${sql.join(Object.entries(WEIGHTS).map(([reason, weight]) => sql`(${sql.lit(reason)}, ${sql.lit(weight)}::numeric)`))}) as w(reason, weight)`;

const phoneKey = sql`right(regexp_replace(normalize(c.phone, NFKC), '[^0-9]', '', 'g'), 11)`;

/** Every key of every account: which group of keys it belongs to, and what kind of name or number it is. */
const ACCOUNT_KEYS = sql`
  select a.id, 'name' as block, 'name' as kind, a.name_key as key from account a
  union all select a.id, 'name', 'short', name_key(a.short_name) from account a where a.short_name is not null
  union all select a.id, 'other_form', 'other_form', coalesce(a.region_code, '') || ' ' || name_core(a.name_key) from account a where name_core(a.name_key) <> a.name_key
  union all select n.account_id, case when n.kind in ('former', 'short', 'alias', 'english') then 'name' else n.kind end, n.kind, n.norm
    from account_name n where n.kind <> 'code'
  union all select c.account_id, 'phone', 'phone', ${phoneKey} from contact c where length(c.phone) >= 7
  union all select c.account_id, 'mail', 'mail', lower(c.email) from contact c where c.email is not null
  union all select distinct c.account_id, 'mail_domain', 'mail_domain', split_part(lower(c.email), '@', 2) from contact c where c.email like '%@%'`;

/** People are compared with people of the same account. */
const CONTACT_KEYS = sql`
  select c.id, 'name' as block, 'name' as kind, c.account_id::text || name_key(c.name) as key from contact c
  union all select c.id, 'phone', 'phone', c.account_id::text || ${phoneKey} from contact c where length(c.phone) >= 7
  union all select c.id, 'mail', 'mail', c.account_id::text || lower(c.email) from contact c where c.email is not null
  union all select c.id, 'wechat', 'wechat', c.account_id::text || lower(c.wechat) from contact c where c.wechat is not null`;

/** What a name's kinds at both sides make of a shared name. */
const reasonOf = sql`case when f.block <> 'name' then f.block
  when f.kind = 'name' and s.kind = 'name' then 'same_name'
  when 'short' in (f.kind, s.kind) then 'short_name'
  when 'former' in (f.kind, s.kind) then 'former_name' else 'other_name' end`;

/** Keys are compared by a hash of 64 bits, what kind of key it is within: sorting a million texts by a collation costs more than all the rest. */
const shared = (keys: Sql): Sql => sql`
  with keys as materialized (select k.id, k.block, k.kind, hashtextextended(k.block || ' ' || k.key, 0) as key from (${keys}) k where k.key <> ''),
    shared as materialized (select k.key from keys k group by k.key having count(*) between 2 and ${sql.lit(COMMON)}),
    met as materialized (select distinct k.* from keys k join shared s on s.key = k.key)
  select f.id as first_id, s.id as second_id, w.reason, max(w.weight) as score
  from met f join met s on s.key = f.key and f.id < s.id join ${weights} on w.reason = ${reasonOf} group by 1, 2, 3`;

/** Names that share a rare piece are compared; where both regions are known and differ, a near name says less. */
export const nearNames: Sql = sql`
  with forms as materialized (select a.id, a.region_code, a.name_key as name, name_core(a.name_key) as core from account a),
    pieces as materialized (select f.id, hashtextextended(p.piece, 0) as piece
      from forms f cross join lateral unnest(ext.show_trgm(f.name)) p(piece) where length(f.name) >= 3),
    rare as materialized (select p.piece from pieces p group by p.piece having count(*) between 2 and ${sql.lit(RARE_PIECE)}),
    told as materialized (select p.id, p.piece from pieces p join rare r on r.piece = p.piece),
    comparable as materialized (select f.id as first_id, s.id as second_id from told f join told s on s.piece = f.piece and f.id < s.id group by 1, 2)
  select c.first_id, c.second_id, 'near_name' as reason, (n.likeness * case when f.region_code <> s.region_code then 0.7 else 1 end)::numeric as score
  from comparable c join forms f on f.id = c.first_id join forms s on s.id = c.second_id
    cross join lateral (select greatest(ext.similarity(f.name, s.name), case when f.core <> f.name or s.core <> s.name then ext.similarity(f.core, s.core) end) as likeness) n
  where f.name <> s.name and (coalesce(f.region_code, '') <> coalesce(s.region_code, '') or f.core <> s.core) and n.likeness >= ${sql.lit(NEAR)}`;

/** What speaks for a pair by itself: keys that both have. */
export const sharedKeys = (entity: Entity): Sql => shared(entity === 'account' ? ACCOUNT_KEYS : CONTACT_KEYS);

// An account and what stands below it are two by intention; and who has another number in the same register is another body.
const APART: Sql = sql`not exists (select from account f join account s on s.id = r.second_id where f.id = r.first_id and (f.parent_id = s.id or s.parent_id = f.id))
  and (bool_or(r.reason in ('credit_code', 'school_code')) or not exists (select from account_name f join account_name s on s.account_id = r.second_id and s.kind = f.kind
    where f.account_id = r.first_id and f.kind in ('credit_code', 'school_code') and f.norm <> s.norm))`;

/** The pairs for which enough speaks together, of `duplicate_reason`, where the above were gathered. */
export const likelyPairs = (entity: Entity): Sql => sql`
  select r.first_id, r.second_id, least(round((1 - exp(sum(ln(greatest(1 - r.score, 0.0001)))))::numeric, 3), 1) as score,
    jsonb_agg(jsonb_build_object('reason', r.reason, 'score', round(r.score, 3)) order by r.score desc, r.reason) as reasons
  from duplicate_reason r group by 1, 2
  having 1 - exp(sum(ln(greatest(1 - r.score, 0.0001)))) >= ${sql.lit(LIKELY)} and ${entity === 'account' ? APART : sql`true`}`;
