// The real server on a data folder of its own, over a synthetic base; the load comes from this process, so that the two do not share a thread.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { fillBase, fillUsage } from './base.ts';
import { must } from './torture/call.ts';
import { startVictim, type Victim } from './torture/victim.ts';

export interface Served {
  url: string;
  /** Tokens of an administrator and of a member who reads a team's accounts. */
  administrator: string;
  member: string;
  client: pg.Client;
  /** The most memory that the server's node held, MB. */
  peakRssMb(): Promise<number>;
}

const PEOPLE = 200;
const TEAMS = 20;
const AT = '2026-01-01T00:00:00Z';
const ADMINISTRATOR = 'bench@example.com';

/** A token of a person. */
export const tokenOf = async (victim: Victim, email: string): Promise<string> =>
  (await must<{ token: string }>(victim, 'POST', '/tokens', { name: 'bench', email })).token;

/** Gives the accounts owners in teams, a member from elsewhere, and ten people each. */
async function fillPeople(client: pg.Client): Promise<void> {
  await client.query(`
    insert into team (id, code, name, created_at) select uuid7('${AT}'), 'team-' || n, 'Team ' || n, '${AT}' from generate_series(1, ${TEAMS}) n;
    insert into app_user (id, email, name, role, team_id, created_at)
      select uuid7('${AT}'), 'p' || n || '@example.com', 'Person ' || n, 'csm', (select id from team where code = 'team-' || (1 + n % ${TEAMS})), '${AT}'
      from generate_series(1, ${PEOPLE}) n;
    update account a set owner_id = u.id, team_id = u.team_id
      from (select id, team_id, row_number() over (order by id) as k from app_user where role = 'csm') u where u.k = 1 + right(a.code, -1)::int % ${PEOPLE};
    insert into account_member (account_id, id, user_id, role, since, known_at, recorded_at, changed_at)
      select a.id, uuid7('${AT}'), u.id, 'sales', '2025-01-01', '2025-01-01', '${AT}', '${AT}' from account a
      join (select id, row_number() over (order by id) as k from app_user where role = 'csm') u on u.k = 1 + (right(a.code, -1)::int * 7 + 3) % ${PEOPLE};
    insert into contact (account_id, id, name, title, happened_on, known_at, recorded_at, changed_at)
      select a.id, uuid7('${AT}'), 'Contact ' || n, 'Buyer', '2025-01-01', '2025-01-01', '${AT}', '${AT}' from account a cross join generate_series(1, 10) n;`);
  await client.query('vacuum (analyze)');
}

/** Serves an installation without accounts for as long as `work` takes. */
export async function servedEmpty<T>(work: (server: Served, victim: Victim) => Promise<T>): Promise<T> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
  const victim = await startVictim(data);
  const client = new pg.Client({ host: `${data}/pg`, user: 'fulcrum', database: 'fulcrum', options: '-c search_path=public,ext' });
  try {
    const administrator = { name: 'Bench', email: ADMINISTRATOR, password: 'a bench to sit on and count' };
    await must(victim, 'POST', '/setup', {
      organisation: 'Bench',
      language: 'en',
      timeZone: 'UTC',
      template: 'infrastructure',
      administrator,
    });
    await client.connect();
    const token = await tokenOf(victim, ADMINISTRATOR);
    return await work({ url: victim.url, administrator: token, member: token, client, peakRssMb: victim.peakRssMb }, victim);
  } finally {
    await client.end().catch(() => undefined);
    await victim.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** Serves a judged base of `accounts` accounts for as long as `work` takes. */
export const served = <T>(accounts: number, work: (server: Served) => Promise<T>): Promise<T> =>
  servedEmpty(async (server, victim) => {
    await fillBase(server.client, accounts);
    await fillUsage(server.client, accounts);
    await fillPeople(server.client);
    await must(victim, 'POST', '/evaluations', { asOf: '2026-05-31' });
    await server.client.query('vacuum (analyze)');
    return work({ ...server, member: await tokenOf(victim, 'p1@example.com') });
  });
