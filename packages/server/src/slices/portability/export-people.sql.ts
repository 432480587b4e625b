import { CONTACT_CHOICE_NAMES, type CustomField, INTERACTION_CHOICE_NAMES } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { type AccountBase, withCtes } from '../accounts/index.ts';
import { cells, customCell, type ExportedRow } from './export.sql.ts';
import { type ExportColumn, of, YES_NO } from './export-columns.ts';
import { type Split, UNSPLIT } from './export-split.ts';

/** People as an import takes them back. */
export const CONTACT_COLUMNS: readonly ExportColumn[] = [
  of('contacts', 'code'),
  of('contacts', 'accountCode'),
  of('contacts', 'name', 'text', 'person'),
  of('contacts', 'salutation'),
  of('contacts', 'title'),
  of('contacts', 'department'),
  { ...of('contacts', 'rank'), choices: CONTACT_CHOICE_NAMES.rank },
  { ...of('contacts', 'decisionRole'), choices: CONTACT_CHOICE_NAMES.decisionRole },
  { ...of('contacts', 'attitude'), choices: CONTACT_CHOICE_NAMES.attitude },
  { ...of('contacts', 'depth'), choices: CONTACT_CHOICE_NAMES.depth },
  of('contacts', 'style'),
  of('contacts', 'phone', 'text', 'phone'),
  of('contacts', 'otherPhones', 'text', 'phone'),
  of('contacts', 'email', 'text', 'mail'),
  of('contacts', 'otherMails', 'text', 'mail'),
  of('contacts', 'wechat', 'text', 'wechat'),
  of('contacts', 'wecoms', 'text', 'wechat'),
  of('contacts', 'postalAddress', 'text', 'person'),
  { ...of('contacts', 'doNotContact'), choices: YES_NO },
  of('contacts', 'birthday', 'date'),
  of('contacts', 'startedOn', 'date'),
  of('contacts', 'leftOn', 'date'),
];
export const INTERACTION_COLUMNS: readonly ExportColumn[] = [
  of('interactions', 'code'),
  of('interactions', 'accountCode'),
  of('interactions', 'happenedOn', 'date'),
  { ...of('interactions', 'kind'), choices: INTERACTION_CHOICE_NAMES.kind },
  { ...of('interactions', 'channel'), choices: INTERACTION_CHOICE_NAMES.channel },
  { ...of('interactions', 'direction'), choices: INTERACTION_CHOICE_NAMES.direction },
  { ...of('interactions', 'twoWay'), choices: YES_NO },
  of('interactions', 'contactCodes'),
  of('interactions', 'summary'),
  of('interactions', 'nextStep'),
  of('interactions', 'use'),
  of('interactions', 'problems'),
  of('interactions', 'needs'),
  of('interactions', 'activities'),
  of('interactions', 'authorEmail', 'text', 'mail'),
];

const several = (list: string): Sql =>
  sql`(select string_agg(e ->> 'value', ';' order by n) from jsonb_array_elements(c.channels -> ${sql.lit(list)}) with ordinality x(e, n))`;
const ofAccounts = (base: AccountBase, alias: string): Sql => sql`join ${base.account} a on a.id = ${sql.ref(`${alias}.account_id`)}
  left join ${base.state} s on s.account_id = a.id left join ${base.metric} m on m.account_id = a.id`;

/** People of the accounts that a filter meets, known by a day, by account and name. */
export const exportedContacts = (
  base: AccountBase,
  where: readonly Sql<boolean>[],
  custom: readonly CustomField[],
  asOf: string,
  split: Split = UNSPLIT,
) => sql<ExportedRow>`
  ${withCtes(base)} select c.id, ${cells([
    sql`c.code, a.code, c.name, c.salutation, c.title, c.department, c.rank, c.decision_role, c.attitude, c.depth, c.style, c.phone`,
    several('phones'),
    sql`c.email`,
    several('mails'),
    sql`c.wechat`,
    several('wecoms'),
    sql`c.postal_address, c.do_not_contact::text, c.birthday::text, c.started_on::text, case when c.left_on <= ${asOf}::date then c.left_on::text end`,
    ...custom.map((field) => customCell('c', field)),
  ])}${split.columns}
  from contact c ${ofAccounts(base, 'c')}
  where ${sql.join([inScope(base.scope, 'a'), ...where], sql` and `)} and c.happened_on <= ${asOf}::date
  order by ${split.first}a.code, c.name, c.id`;

/** Contacts made with such accounts up to a day, by account and day. People without a code of their own are not named. */
export const exportedInteractions = (base: AccountBase, where: readonly Sql<boolean>[], asOf: string, split: Split) => sql<ExportedRow>`
  ${withCtes(base)} select i.id, ${cells([
    sql`i.code, a.code, i.happened_on::text, i.kind, i.channel, i.direction, i.two_way::text`,
    sql`(select string_agg(c.code, ';' order by c.code) from contact c where c.account_id = i.account_id and c.id = any(i.contact_ids) and c.code is not null)`,
    sql`i.summary, i.next_step, i.about_use, i.about_problems, i.about_needs, i.about_activities, u.email`,
  ])}${split.columns}
  from interaction i ${ofAccounts(base, 'i')} left join app_user u on u.id = i.author_id
  where ${sql.join([inScope(base.scope, 'a'), ...where], sql` and `)} and i.happened_on <= ${asOf}::date
  order by ${split.first}a.code, i.happened_on, i.id`;

export const PRODUCT_COLUMNS: readonly ExportColumn[] = (['code', 'name', 'category', 'unit', 'status', 'providerCode'] as const).map(
  (id) => of('products', id),
);

/** Products belong to no account: who may read them reads all. */
export const exportedProducts = (
  custom: readonly CustomField[],
  where: Sql<boolean> = sql<boolean>`true`,
): Sql<ExportedRow> => sql<ExportedRow>`
  select o.id, ${cells([sql`o.code, o.name, o.category, o.unit, o.status, p.code`, ...custom.map((field) => customCell('o', field))])}
  from product o left join account p on p.id = o.provider_account_id where ${where} order by o.code`;
