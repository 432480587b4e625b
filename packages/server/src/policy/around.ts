import { type Both, CalendarPolicy, LifecyclePolicy, ProcedurePolicy, SlaPolicy, TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { eventAround } from './check-calendar.ts';
import { objectiveTitles } from './objectives.sql.ts';
import { MAIN_TIER_POLICY } from './policies.sql.ts';

/** An event of a calendar. */
export interface EventAround {
  calendar: string;
  id: string;
  /** It has no accounts before somebody records it. */
  announced: boolean;
  /** What a record of it says: the ids of its fields with their types. */
  payload: readonly { id: string; type: string }[];
  /** Its days are the same for every account. */
  shared: boolean;
  /** The event from which its days are counted. */
  leansOn: string | null;
}

export interface SurveyAround {
  id: string;
  name: Both;
  hasEnded: boolean;
}

/** What a policy may name of the others in force; null: there is none of that kind. */
export interface Around {
  /** Levels of the tier policy, the best first. */
  levels: readonly string[] | null;
  /** Classes of the service-level policy, the best first. */
  classes: readonly string[] | null;
  /** Stages of the lifecycle, in its order. */
  stages: readonly string[] | null;
  /** Events of all calendars. */
  events: readonly EventAround[] | null;
  /** Procedures, and plays, by id. */
  procedures: readonly string[] | null;
  plays: readonly string[] | null;
  /** Surveys that have not ended, and those that have. */
  surveys: readonly SurveyAround[] | null;
  /** Targets outside, by name. */
  targets: readonly string[] | null;
  /** Groups that a robot speaks in, by its name. */
  groups: readonly string[] | null;
  /** What the objectives of the strategy brief are called: their codes and their ids. */
  objectives: readonly string[] | null;
}
export const NOTHING_AROUND: Around = {
  ...{ levels: null, classes: null, stages: null, events: null },
  ...{ procedures: null, plays: null, surveys: null, targets: null, groups: null, objectives: null },
};

/** The same of documents that come together, as those of a template do; of two of a kind the first counts. */
export function aroundOf(documents: readonly unknown[]): Around {
  const tier = documents.flatMap((one) => TierPolicy.safeParse(one).data ?? [])[0];
  const sla = documents.flatMap((one) => SlaPolicy.safeParse(one).data ?? [])[0];
  const lifecycle = documents.flatMap((one) => LifecyclePolicy.safeParse(one).data ?? [])[0];
  const procedures = documents.flatMap((one) => ProcedurePolicy.safeParse(one).data ?? []);
  const calendars = documents.flatMap((one) => CalendarPolicy.safeParse(one).data ?? []);
  return {
    levels: tier?.levels.map(({ id }) => id) ?? null,
    classes: sla?.classes.map(({ id }) => id) ?? null,
    stages: lifecycle?.stages.map(({ id }) => id) ?? null,
    events: calendars.length ? calendars.flatMap(({ id, events }) => events.map((event) => eventAround(id, event))) : null,
    procedures: procedures.length ? procedures.map(({ id }) => id) : null,
    plays: null,
    surveys: null,
    targets: null,
    groups: null,
    objectives: null,
  };
}

/** The policies in force that others name: the main one of each kind. */
export async function aroundIn(db: Db): Promise<Around> {
  const found = await sql<{ document: unknown }>`
    select v.document from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
    where p.kind in ('sla', 'lifecycle', 'calendar', 'procedure') or p.id = (${MAIN_TIER_POLICY}) order by p.created_at, p.id`.execute(db);
  const [targets, groups] = [await namesIn(db, 'notify.webhooks', 'targets'), await namesIn(db, 'notify.robots', 'robots')];
  const objectives = [...(await objectiveTitles(db)).keys()];
  const documents = aroundOf(found.rows.map(({ document }) => document));
  return { ...documents, ...(await playsAndSurveys(db)), procedures: documents.procedures ?? [], targets, groups, objectives };
}

async function playsAndSurveys(db: Db): Promise<{ plays: string[]; surveys: SurveyAround[] }> {
  const found = await sql<{ plays: string[]; surveys: SurveyAround[] }>`
    select array(select p.id from policy p join policy_version v on v.policy_id = p.id and v.state = 'published' where p.kind = 'play' order by p.id) as plays,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.document -> 'name', 'hasEnded', s.state = 'ended') order by s.id), '[]')
        from survey s where not s.imported) as surveys`.execute(db);
  return found.rows[0]!;
}

/** The names of what a setting lists. */
async function namesIn(db: Db, setting: string, list: string): Promise<string[]> {
  const found = await sql<{ name: string }>`select one ->> 'name' as name
    from setting s cross join lateral jsonb_array_elements(s.value -> ${list}::text) one where s.key = ${setting} order by 1`.execute(db);
  return found.rows.map(({ name }) => name);
}
