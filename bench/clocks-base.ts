// Requests for bench/clocks.ts and bench/desk.ts: a tenth of them open, all within 60 days before NOW.
import type pg from 'pg';

export const NOW = '2026-11-25T03:00:00Z';

/** Closed requests have clocks that ended; open ones run for up to 60 days, every third with pauses, the last of every ninth still on. */
const FILL = (requests: number) => [
  `create table made as select i, md5(i::text)::uuid as id, i % 10 = 0 as open, timestamptz '${NOW}' - (1 + i % 86400) * interval '1 minute' as opened
    from generate_series(1, ${requests}) i`,
  `insert into service_request (id, number, kind, severity, channel, subject, status, opened_at, first_answer_at, solved_at, callback, closed_at, closed_as,
      sla_class, changed_at)
    select id, i, 'fault', (array['critical', 'high', 'normal', 'low'])[1 + i / 10 % 4], 'mail', 'request ' || i, case when open then 'working' else 'closed' end,
      opened, case when i % 20 <> 0 then opened + interval '20 minutes' end, case when not open then opened + interval '1 day' end,
      case when not open then 'confirmed' end, case when not open then opened + interval '2 days' end, case when not open then 'solved' end,
      (array['gold', 'silver', 'standard'])[1 + i / 10 % 3], opened from made`,
  `insert into request_clock (request_id, clock, seq, started_at, ended_at, used_ms)
    select id, c.clock, 1, opened, case when not open then opened + interval '1 day' when c.clock = 'first' and i % 20 <> 0 then opened + interval '20 minutes' end,
      case when not open then 86400000 end
    from made cross join (values ('first'), ('solve')) c(clock)`,
  `insert into request_pause (request_id, seq, from_at, until_at, reason)
    select id, n, opened + n * interval '90 minutes', case when n = 3 and i % 90 = 0 then null else opened + n * interval '90 minutes' + i % 70 * interval '1 minute' end,
      'customer'
    from made cross join generate_series(1, 3) n where open and i % 30 = 0 and opened + n * interval '90 minutes' + interval '80 minutes' < '${NOW}'`,
];
/** Writes the requests, each known by its number in the table `made`. */
export async function fillRequests(client: Pick<pg.Client, 'query'>, requests: number): Promise<void> {
  for (const statement of FILL(requests)) await client.query(statement);
}
