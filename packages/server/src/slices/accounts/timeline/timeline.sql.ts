import { type Capability, TIMELINE_PARTS, type TimelineEntry, type TimelinePart } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import { recordEvents } from '../../../records/index.ts';
import { ofDealings } from './of-dealings.sql.ts';
import { ofPeople } from './of-people.sql.ts';
import { ofService } from './of-service.sql.ts';
import { ofTrade } from './of-trade.sql.ts';
import type { TimelineOf } from './source.ts';

interface Reader {
  may(capability: Capability): boolean;
  /** What of it is asked for; the whole without one. */
  part?: TimelinePart | undefined;
}

/** What happened at an account up to a day, newest first: of each kind that the reader may read. Of what came about at once, the later step stands above. */
export async function timelineOf(db: Db, of: TimelineOf, { may, part }: Reader): Promise<TimelineEntry[]> {
  const asked: readonly string[] | null = part ? TIMELINE_PARTS[part] : null;
  const isAsked = (kind: string) => asked?.includes(kind) ?? true;
  const sources = [...ofTrade(of), ...ofDealings(of), ...ofPeople(of), ...ofService(of)]
    .filter(({ kind, needs }) => isAsked(kind) && (needs === null || may(needs)))
    .map(({ rows }) => sql`(${rows})`);
  const records = isAsked('record') ? recordEvents(of, (type) => may(type.needs.read)) : null;
  if (records) sources.push(sql`(${records})`);
  if (!sources.length) return [];
  const found = await sql<TimelineEntry>`
    select * from (${sql.join(sources, sql` union all `)}) t("on", at, kind, facts)
    order by 1 desc, 2 desc nulls last, (facts ->> 'step')::int desc nulls last limit ${of.limit}`.execute(db);
  return found.rows;
}
