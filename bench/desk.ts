// The desk of a large installation: 500,000 requests and 300,000 calls of 60 days, 200 people. First-call pickup, handling time, the metric of all accounts,
// and worklists with requests in them. node bench/desk.ts [--requests 500000] [--accounts 20000] [--looks 5]
// The floor counts the same rows by one look over their tables, and is the cheapest signed-in answer of the same server.
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { fillRequests, NOW } from './clocks-base.ts';
import { type Served, servedEmpty, tokenOf } from './served.ts';
import type { Victim } from './torture/victim.ts';
import { fillWorklistBase, PEOPLE } from './worklist-base.ts';

const { values } = parseArgs({
  options: {
    ...{ requests: { type: 'string', default: '500000' }, accounts: { type: 'string', default: '20000' } },
    ...{ looks: { type: 'string', default: '5' } },
  },
});
const TASKS_EACH = 500;
const FROM = '2026-10-27';
const TO = '2026-11-25';

/** Whose the requests are, what nears its end, what was talked and what was worked at. */
const fill = (requests: number, accounts: number) => [
  `create table whose as select m.i, m.id, m.open, m.opened, a.id as account_id, u.id as user_id from made m
    join (select id, row_number() over (order by code) as k from account) a on a.k = 1 + m.i % ${accounts}
    join (select id, row_number() over (order by email) as k from app_user where role = 'csm') u on u.k = 1 + m.i / 10 % ${PEOPLE}`,
  `update service_request r set account_id = w.account_id, assignee_id = w.user_id, first_solved_at = case when not w.open then w.opened + interval '1 day' end
    from whose w where w.id = r.id`,
  `update service_request r set closed_as = 'duplicate', merged_into = o.id from whose w join whose o on o.i = w.i + 1
    where r.id = w.id and w.i % 50 = 1 and not w.open and not o.open`,
  `update request_clock k set due_at = k.started_at + interval '60 days', level = case when w.i % 100 = 0 then 1 else 0 end
    from whose w where w.id = k.request_id and k.ended_at is null`,
  `insert into request_spell (request_id, seq, severity, from_on, until_on) select id, 1, severity, opened_at::date, closed_at::date from service_request`,
  `insert into request_stretch (request_id, user_id, began_at, ended_at)
    select id, user_id, opened + interval '1 hour', opened + interval '1 hour' + i % 40 * interval '30 seconds' from whose where not open`,
  `insert into phone_call (id, direction, number, began_at, answered_at, ended_at, talk_seconds, agent_id, account_id, request_id)
    select md5('call ' || w.i)::uuid, case when w.i % 9 = 0 then 'out' else 'in' end, '138' || lpad((w.i * 7 % 50000)::text, 8, '0'), w.opened,
      case when w.i % 7 <> 0 then w.opened + interval '9 seconds' end, w.opened + interval '5 minutes', case when w.i % 7 <> 0 then 280 end, w.user_id,
      w.account_id, case when w.i % 3 = 0 then w.id end
    from whose w where w.i <= ${(requests * 3) / 5}`,
];
const FLOORS = {
  calls: `select count(*) filter (where answered_at is not null), count(distinct number_key) from phone_call where began_at >= '${FROM}' and began_at < '${NOW}'`,
  handling: `select count(*), sum(s.ended_at - s.began_at) from request_stretch s join service_request r on r.id = s.request_id where r.first_solved_at >= '${FROM}'`,
};

async function measure({ client, url, administrator }: Served, victim: Victim): Promise<void> {
  const [requests, accounts, looks] = [Number(values.requests), Number(values.accounts), Number(values.looks)];
  await fillWorklistBase(client, accounts, TASKS_EACH);
  await fillRequests(client, requests);
  for (const statement of fill(requests, accounts)) await client.query(statement);
  await client.query('vacuum (analyze)');
  const [mine, leads] = [await tokenOf(victim, 'p1@example.com'), await tokenOf(victim, 'lead@example.com')];
  /** The median of some looks after a first, ms. */
  const median = async (work: () => Promise<unknown>): Promise<number> => {
    await work();
    const times: number[] = [];
    for (let look = 0; look < looks; look++) {
      const began = performance.now();
      await work();
      times.push(performance.now() - began);
    }
    return Number(times.toSorted((a, b) => a - b)[Math.floor(looks / 2)]!.toFixed(1));
  };
  const asked = (token: string, path: string) =>
    median(async () => {
      const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    });
  const floor = (of: pg.QueryConfig['text']) => median(() => client.query(of));
  const span = `from=${FROM}&to=${TO}`;
  console.log(
    JSON.stringify({
      name: 'desk',
      ...{ requests, accounts },
      floorMs: { answer: await asked(administrator, '/me'), calls: await floor(FLOORS.calls), handling: await floor(FLOORS.handling) },
      pickupMs: { all: await asked(administrator, `/calls/figures?${span}`), member: await asked(mine, `/calls/figures?${span}`) },
      figuresMs: {
        all: await asked(administrator, `/service-requests/figures?${span}`),
        member: await asked(mine, `/service-requests/figures?${span}`),
      },
      metricMs: await asked(administrator, `/metrics/calls.first_pickup_90d?asOf=${TO}&by=account`),
      worklistMs: {
        member: await asked(mine, '/worklist'),
        lead: await asked(leads, '/worklist?team=true'),
        memberFigures: await asked(mine, '/worklist/figures'),
        leadFigures: await asked(leads, '/worklist/figures?team=true'),
      },
    }),
  );
}

await servedEmpty(measure);
