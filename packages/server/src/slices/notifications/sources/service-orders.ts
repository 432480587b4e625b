import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { choose, from, joined, type Source } from './source.ts';

interface OrderFacts {
  number: number;
  title: string;
  account: string;
  by: string | null;
  what?: 'accepted' | 'rejected';
  /** When it is planned for, as the installation's clock shows it. */
  at?: string | null;
}
const link: Source['link'] = ({ subjectId }) => `/service/orders/${subjectId ?? ''}`;
const goes = sql`exists (select from service_order_engineer g where g.order_id = o.id and g.user_id = n.user_id)`;
const order = sql`select from service_order o where o.id::text = n.subject_id`;
// Who goes there, or opened it, is told its customer's name whatever their scope.
const knows = sql`exists (${order} and (o.created_by = n.user_id or ${goes}))`;
const named = ({ number, title }: OrderFacts): string => `SO-${number} ${title}`;
const facts = (more: Sql): Sql =>
  sql`jsonb_build_object('number', o.number, 'title', o.title, 'account', a.name, 'by', u.name) || jsonb_build_object(${more})`;
const moment = (at: Sql): Sql => sql`to_char(${at} at time zone (select time_zone from organisation), 'MM-DD HH24:MI')`;

/** Plans e of orders o for each who goes, by whether the plan before had them too; who planned it knows. */
const planned = (since: Sql, had: boolean): Sql => sql`
  select x.id::uuid as user_id, 'order:' || e.id as key, o.account_id, o.id::text as subject_id,
    ${facts(sql`'at', ${moment(sql`(e.detail ->> 'from')::timestamptz`)}`)} as facts
  from service_order_entry e join service_order o on o.id = e.order_id join account a on a.id = o.account_id left join app_user u on u.id = e.author_id
    cross join lateral jsonb_array_elements_text(e.detail -> 'engineerIds') x(id)
    left join lateral (select p.detail from service_order_entry p where p.order_id = e.order_id and p.what = 'planned' and p.seq < e.seq
      order by p.seq desc limit 1) b on true
  where e.what = 'planned' and e.at > ${since} and x.id::uuid is distinct from e.author_id and o.ended_at is null
    and coalesce(b.detail -> 'engineerIds' ? x.id, false) = ${had}
    and (b.detail is null or (b.detail ->> 'from', b.detail ->> 'to', ${had}) is distinct from (e.detail ->> 'from', e.detail ->> 'to', true))`;
/** They go no more, or it is over. */
const passed = sql`not exists (${order} and o.ended_at is null and ${goes})`;

/** Somebody is planned for an order. */
export const givenOrders: Source<OrderFacts> = {
  ...{ link, knows, over: passed },
  since: (since) => planned(since, false),
  words: (about, language) => ({
    title: choose(language, `派给您的服务订单：${named(about)}`, `An order for you: ${named(about)}`),
    detail: joined([about.account, about.at, from(about.by, language)]),
  }),
};

/** An order that somebody goes to has another time. */
export const movedOrders: Source<OrderFacts> = {
  ...{ link, knows, over: passed },
  since: (since) => planned(since, true),
  words: (about, language) => ({
    title: choose(language, `服务订单改了时间：${named(about)}`, `Another time for ${named(about)}`),
    detail: joined([about.account, about.at, from(about.by, language)]),
  }),
};

/** Whoever goes there or opened it. */
const concerned = sql`(select g.user_id as id from service_order_engineer g where g.order_id = o.id union select o.created_by where o.created_by is not null) x`;

/** What was promised has passed and is not delivered. */
export const lateOrders: Source<OrderFacts> = {
  ...{ link, knows },
  over: sql`not exists (${order} and o.due_at < 'infinity')`,
  since: (since, now) => sql`
    select x.id as user_id, 'order_late:' || o.id || ':' || extract(epoch from o.due_at) as key, o.account_id, o.id::text as subject_id,
      ${facts(sql`'at', ${moment(sql`o.due_at`)}`)} as facts
    from service_order o join account a on a.id = o.account_id left join app_user u on false cross join lateral ${concerned}
    where o.ended_at is null and o.due_at > ${since} and o.due_at <= ${now}`,
  words: (about, language) => ({
    title: choose(language, `服务订单逾期：${named(about)}`, `An order is late: ${named(about)}`),
    detail: joined([about.account, choose(language, `承诺 ${about.at}`, `promised for ${about.at}`)]),
  }),
};

/** The customer took what was delivered, or did not. */
export const answeredOrders: Source<OrderFacts> = {
  ...{ link, knows },
  since: (since) => sql`
    select x.id as user_id, 'order_word:' || e.id as key, o.account_id, o.id::text as subject_id, ${facts(sql`'what', e.what`)} as facts
    from service_order_entry e join service_order o on o.id = e.order_id join account a on a.id = o.account_id left join app_user u on u.id = e.author_id
      cross join lateral ${concerned}
    where e.what in ('accepted', 'rejected') and e.at > ${since} and x.id is distinct from e.author_id`,
  words: (about, language) => ({
    title:
      about.what === 'accepted'
        ? choose(language, `客户验收通过：${named(about)}`, `The customer accepted ${named(about)}`)
        : choose(language, `客户验收不通过：${named(about)}`, `The customer did not accept ${named(about)}`),
    detail: about.account,
  }),
};
