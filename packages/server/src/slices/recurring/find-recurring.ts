import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { normalised } from '../knowledge/index.ts';
import { clusterQuestions } from './cluster-questions.ts';
import { type Asking, type Kept, replaceClusters, selectAskings } from './clusters.sql.ts';

export const DAYS = 365;
/** More are not compared in one night: the latest of each kind. */
const MOST = 4000;
/** What was asked so often recurs. */
export const RECURS = 3;

interface Found {
  kept: Kept[];
  questions: number;
}

/** The questions of a year that recur, put together. */
async function recurringIn(db: Db, now: string): Promise<Found> {
  const since = Temporal.Instant.from(now).subtract({ hours: 24 * DAYS });
  const asked = await selectAskings(db, since.toString(), MOST);
  const byNormal = Map.groupBy(asked, normalOf);
  byNormal.delete('');
  const clusters = (await clusterQuestions([...byNormal.keys()])).map(
    (cluster): Kept => ({
      ...cluster,
      members: cluster.questions.flatMap((question, place) =>
        (byNormal.get(question) ?? []).map(({ requestId }) => ({ place, question, requestId })),
      ),
    }),
  );
  // A question looked for time and again is one member here; how often is counted where it is told.
  const kept = clusters.filter(({ members }) => members.length >= RECURS || members.some(({ requestId }) => requestId === null));
  return { kept, questions: byNormal.size };
}

/** Puts the questions of a year together; answers how many clusters there are. */
export async function findRecurring(root: Db, now: string): Promise<{ questions: number; clusters: number }> {
  const { kept, questions } = await recurringIn(root, now);
  await root.transaction().execute((tx) => replaceClusters(tx, kept, { now, questions }));
  return { questions, clusters: kept.length };
}

/** The same for what a demo just invented, in its transaction. */
// unaudited: the demo is recorded as a whole
export async function findDemoRecurring({ db, now }: Pick<WriteCtx, 'db' | 'now'>): Promise<void> {
  const { kept, questions } = await recurringIn(db, now);
  await replaceClusters(db, kept, { now, questions });
}

const normalOf = ({ question, normal }: Asking): string => normal ?? normalised(question).replace(/\s+/g, ' ').trim();
