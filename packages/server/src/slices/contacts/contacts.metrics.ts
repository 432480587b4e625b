import { DECISION_ROLES } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, MetricDeclaration } from '../../policy/catalog.ts';
import { contactEvidence } from './contacts.evidence.ts';
import { metSql } from './met.sql.ts';

const WINDOW_DAYS = 180;
const ROLES = sql`array[${sql.join(DECISION_ROLES.map((role) => sql.lit(role)))}]`;

const knownBy = (at: At, column: string): Sql => (at.knownBy ? sql`and ${sql.ref(column)} <= ${at.knownBy}::date` : sql``);

/** People at the account on the day: known by then, and not known to have left by then. */
const present = (at: At): Sql => sql`c.happened_on <= ${at.asOf} and ${at.accounts(sql`c.account_id`)} ${knownBy(at, 'c.known_at')}
  and not coalesce(c.left_on <= ${at.asOf} ${knownBy(at, 'c.left_known_at')}, false)`;

/** The role that later changes replaced; people without a change since then are not among these rows. */
const replacedRoles = (at: At): Sql => sql`
  select distinct on (p.account_id, p.contact_id) p.account_id, p.contact_id, p.value as role from contact_past p
  where p.field = 'decision_role' and p.until > ${at.knownBy ? sql`least(${at.asOf}, ${at.knownBy}::date)` : at.asOf} and ${at.accounts(sql`p.account_id`)}
  order by p.account_id, p.contact_id, p.until`;

/** Who was met within the window, and when last. */
const met = (at: At): Sql => sql`
  select i.account_id, u.contact_id, max(i.happened_on) as met_on from interaction i cross join lateral unnest(i.contact_ids) as u(contact_id)
  where i.happened_on <= ${at.asOf} and i.happened_on > ${at.asOf} - ${sql.lit(WINDOW_DAYS)} and ${metSql('i')}
    and ${at.accounts(sql`i.account_id`)} ${knownBy(at, 'i.known_at')}
  group by i.account_id, u.contact_id`;

/** A set of roles is a number with a bit for each: sets are joined by `bit_or` and counted without sorting anybody. */
const roleSet = (where: Sql): Sql => sql`bit_or(1 << array_position(${ROLES}, r.role)) filter (where r.role is not null and ${where})`;
const size = (set: Sql): Sql => sql`bit_count(coalesce(${set}, 0)::bit(32))`;

/** The people of the day with their role of then and the day on which they were last met. */
const peopleSql = (at: At): Sql => sql`
  select c.account_id, c.id, c.name, c.happened_on as since, case when p.contact_id is null then c.decision_role else p.role end as role, m.met_on
  from contact c
    left join (${replacedRoles(at)}) p on p.account_id = c.account_id and p.contact_id = c.id
    left join (${met(at)}) m on m.account_id = c.account_id and m.contact_id = c.id
  where ${present(at)}`;
const EVIDENCE = contactEvidence(peopleSql);

const rolesSql = (at: At): Sql => sql`
  select r.account_id, count(*)::int as count, bool_or(r.is_met and r.role in ('decider', 'approver')) as decider_covered,
    round(${size(roleSet(sql`r.is_met`))}::numeric / nullif(${size(roleSet(sql`true`))}, 0), 6) as roles_covered
  from (select p.account_id, p.role, p.met_on is not null as is_met from (${peopleSql(at)}) p) r
  group by r.account_id`;

/** What policies may ask of the people at an account. Who asks for the number alone reads no interactions. */
export const contactMetrics: MetricDeclaration = {
  source: {
    id: 'contacts',
    fragment: (at, columns) =>
      columns.size === 1 && columns.has('count')
        ? sql`select c.account_id, count(*)::int as count from contact c where ${present(at)} group by c.account_id`
        : rolesSql(at),
  },
  metrics: [
    {
      id: 'contacts.count',
      type: 'count',
      name: { zh: '联系人数', en: 'People known' },
      meaning: { zh: '当日在职的联系人数', en: 'People not known to have left by the day' },
      whenNone: 'zero',
      additive: true,
      stored: true,
      evidence: EVIDENCE.count,
      source: 'contacts',
      columns: ['count'],
    },
    {
      id: 'contacts.decider_covered',
      type: 'boolean',
      name: { zh: '决策者已覆盖', en: 'Decider covered' },
      meaning: {
        zh: '近 180 天与在职的决策者或审批者有过双向沟通',
        en: 'Some decider or approver was met within 180 days',
      },
      whenNone: 'zero',
      stored: true,
      evidence: EVIDENCE.deciders,
      source: 'contacts',
      columns: ['decider_covered'],
    },
    {
      id: 'contacts.roles_covered',
      type: 'ratio',
      name: { zh: '干系人角色覆盖率', en: 'Decision roles covered' },
      meaning: {
        zh: '近 180 天有过双向沟通的角色数 ÷ 在职联系人的角色数；没有角色时无数据',
        en: 'Decision roles met within 180 days ÷ roles present; no value where no role is known',
      },
      whenNone: 'null',
      stored: true,
      evidence: EVIDENCE.roles,
      source: 'contacts',
      columns: ['roles_covered'],
    },
  ],
};
