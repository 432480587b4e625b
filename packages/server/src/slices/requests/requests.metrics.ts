import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, MetricDeclaration } from '../../policy/catalog.ts';
import { type Evidence, evidenceRow } from '../../policy/evidence.ts';

const SEVERE = sql`s.severity in ('critical', 'high')`;
/** Spells s of requests r that had begun by the end of the day and were not over. */
const openOn = (at: At): Sql => sql`from request_spell s join service_request r on r.id = s.request_id
  where s.from_on <= ${at.asOf} and (s.until_on is null or s.until_on > ${at.asOf}) and ${at.accounts(sql`r.account_id`)}`;
const reopenedBy = (at: At): Sql => sql`from request_spell s join service_request r on r.id = s.request_id
  where s.reopened and s.from_on <= ${at.asOf} and s.from_on > ${at.asOf} - 90 and ${at.accounts(sql`r.account_id`)}`;
const breachedBy = (at: At): Sql => sql`from request_clock s join service_request r on r.id = s.request_id
  where s.breached_on <= ${at.asOf} and s.breached_on > ${at.asOf} - 90 and ${at.accounts(sql`r.account_id`)}`;

const rows = (on: Sql, note: Sql, from: (at: At) => Sql, more: Sql = sql`true`): Evidence => ({
  kinds: ['request'],
  shape: 'value',
  by: 'count',
  rows: (at) =>
    sql`select ${evidenceRow({
      ...{ kind: 'request', account: sql`r.account_id`, id: sql`r.id`, on, note },
      label: sql`'#' || r.number || ' ' || left(r.subject, 180)`,
    })} ${from(at)} and ${more}`,
});
const begun = sql`s.from_on`;

/** What policies may ask of service requests. A request of no account counts for none. */
export const requestMetrics: readonly MetricDeclaration[] = [
  {
    source: {
      id: 'requests_open',
      fragment: (at) => sql`
        select r.account_id, count(*)::int as open, (count(*) filter (where ${SEVERE}))::int as open_severe ${openOn(at)} group by r.account_id`,
    },
    metrics: [
      {
        id: 'requests.open',
        type: 'count',
        name: { zh: '未关闭的服务请求', en: 'Open service requests' },
        meaning: { zh: '截至当日已提出、尚未关闭的服务请求数', en: 'Service requests opened by the day and not closed by then' },
        whenNone: 'zero',
        additive: true,
        source: 'requests_open',
        columns: ['open'],
        evidence: rows(begun, sql`s.severity`, openOn),
      },
      {
        id: 'requests.open_severe',
        type: 'count',
        name: { zh: '未关闭的紧急和高优先级请求', en: 'Open severe requests' },
        meaning: {
          zh: '截至当日未关闭、当时优先级为紧急或高的服务请求数',
          en: 'Requests not closed by the day whose severity was critical or high then',
        },
        whenNone: 'zero',
        additive: true,
        source: 'requests_open',
        columns: ['open_severe'],
        evidence: rows(begun, sql`s.severity`, openOn, SEVERE),
      },
    ],
  },
  {
    source: {
      id: 'requests_breached',
      fragment: (at) => sql`select r.account_id, count(*)::int as breached ${breachedBy(at)} group by r.account_id`,
    },
    metrics: [
      {
        id: 'requests.breached_90d',
        type: 'count',
        name: { zh: '90 天内服务级别超时', en: 'Service levels breached, 90 days' },
        meaning: {
          zh: '近 90 天（含当日）超过时限的首次响应、后续响应和解决次数',
          en: 'First answers, further answers and solutions that passed their time within 90 days, the day included',
        },
        whenNone: 'zero',
        additive: true,
        source: 'requests_breached',
        columns: ['breached'],
        evidence: rows(sql`s.breached_on`, sql`s.clock`, breachedBy),
      },
    ],
  },
  {
    source: {
      id: 'requests_reopened',
      fragment: (at) => sql`select r.account_id, count(*)::int as reopened ${reopenedBy(at)} group by r.account_id`,
    },
    metrics: [
      {
        id: 'requests.reopened_90d',
        type: 'count',
        name: { zh: '90 天内重新打开的请求', en: 'Requests reopened, 90 days' },
        meaning: {
          zh: '近 90 天（含当日）解决后又重新打开的次数',
          en: 'How often a request was open again after it was solved, within 90 days',
        },
        whenNone: 'zero',
        additive: true,
        source: 'requests_reopened',
        columns: ['reopened'],
        evidence: rows(begun, sql`s.severity`, reopenedBy),
      },
    ],
  },
];
