import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { type Random, seeded } from '../../../demo/random.ts';
import type { NewRequest } from '../store.sql.ts';

const SEED = 46_112;

/** What people had before them while they solved demo requests: up to three sittings before the solution. Synthetic. */
export async function insertDemoStretches({ db }: WriteCtx, requests: readonly NewRequest[]): Promise<void> {
  const random = seeded(SEED);
  const stretches = requests.flatMap((one) => stretchesOf(random, one));
  await sql`
    insert into request_stretch (request_id, user_id, began_at, ended_at)
    select s.id, s."userId", s.at, s.at + make_interval(secs => s.seconds)
    from jsonb_to_recordset(${JSON.stringify(stretches)}::jsonb) as s(id uuid, "userId" uuid, at timestamptz, seconds int)`.execute(db);
}

function stretchesOf(random: Random, { id, assigneeId, openedAt, firstSolvedAt }: NewRequest) {
  const [sittings, seconds] = [random.whole(1, 3), random.whole(90, 900)];
  if (!assigneeId || !firstSolvedAt) return [];
  const solved = Temporal.Instant.from(firstSolvedAt);
  return Array.from({ length: sittings }, (_, n) => ({
    ...{ id, userId: assigneeId, seconds },
    at: solved.subtract({ minutes: 40 * n, seconds }).toString(),
  })).filter(({ at }) => at >= openedAt);
}
