import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { type Evidence, type EvidenceRow, evidenceRow, over, under } from '../../policy/evidence.ts';

/** People r at the account on a day, with their role of then and the day on which they were last met: `people` selects them. */
type People = (at: At) => Sql;

const rows = (people: People, at: At, where: Sql, more: Partial<EvidenceRow> = {}): Sql => sql`
  select ${evidenceRow({
    kind: 'contact',
    account: sql`r.account_id`,
    id: sql`r.id`,
    on: sql`r.since`,
    until: sql`r.met_on`,
    person: sql`r.name`,
    note: sql`r.role`,
    ...more,
  })}
  from (${people(at)}) r where ${where}`;
const side = sql<'over' | 'under'>`case when r.met_on is null then ${under} else ${over} end`;

/** The people behind each metric of contacts; `until` is the day on which they were last met. */
export const contactEvidence = (people: People): Record<'count' | 'deciders' | 'roles', Evidence> => ({
  count: { kinds: ['contact'], shape: 'value', by: 'count', rows: (at) => rows(people, at, sql`true`) },
  deciders: {
    kinds: ['contact'],
    shape: 'value',
    by: 'any',
    rows: (at) => rows(people, at, sql`r.role in ('decider', 'approver')`, { side }),
  },
  roles: {
    kinds: ['contact'],
    shape: 'rate',
    by: 'distinct',
    rows: (at) => rows(people, at, sql`r.role is not null`, { side, counts: sql`r.role` }),
  },
});
