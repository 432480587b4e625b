import type pg from 'pg';

/** What the year came to, for people: tasks by play and by state, coverage by level on the last day, handovers. */
export async function figuresOf(client: pg.Client, first: string): Promise<string[]> {
  const list = async (text: string, values: unknown[] = []): Promise<string> =>
    (await client.query<{ line: string }>(text, values)).rows.map(({ line }) => line).join(', ');
  return [
    `tasks by play: ${await list(`select play_id || ' ' || count(*) as line from task where play_id is not null group by play_id order by count(*) desc, play_id`)}`,
    `tasks by state: ${await list(`select state || ' ' || count(*) as line from task where play_id is not null group by state order by 1`)}`,
    `one occasion twice: ${await list(`select count(*)::text as line from (select from play_run group by account_id, play_id, occasion having count(*) > 1) x`)}, one task twice: ${await list(
      `select count(*)::text as line from (select from task where play_id is not null group by account_id, play_id, occasion, step having count(*) > 1) x`,
    )}`,
    `stages begun: ${await list(`select stage || ' ' || count(*) as line from stage_spell where from_on > $1 group by stage order by count(*) desc, stage`, [first])}`,
    `met both ways within 90 days, by level: ${await list(
      `select s.tier || ' ' || count(*) filter (where exists (select from interaction i where i.account_id = s.account_id and i.two_way
          and i.kind in ('visit', 'call', 'meeting', 'training', 'event') and i.happened_on > (select max(ran_to) from play_cursor) - 90
          and i.happened_on <= (select max(ran_to) from play_cursor))) || ' of ' || count(*) as line
        from account_state s where s.tier is not null group by s.tier order by s.tier`,
    )}`,
    `handovers: ${await list(`select state || ' ' || count(*) as line from handover group by state order by 1`)}; median of the accepted: ${await list(
      `select percentile_cont(0.5) within group (order by ended_on - opened_on) || ' days' as line from handover where state = 'accepted'`,
    )}`,
  ];
}
