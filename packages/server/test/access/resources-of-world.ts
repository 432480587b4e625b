// For tests: a resource asked for a customer by nobody, with a cost, of a resource that nobody owns.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export async function insertResourceRequest({ db }: TestFulcrum, of: { accountId: string; cost: string }): Promise<string> {
  const [id, resourceId] = [newId(), newId()];
  await sql`insert into resource (id, title, kind, happened_on, unit, capacity, unit_cost, known_at, recorded_at, changed_at)
    values (${resourceId}, '年度报告', 'report', '2026-01-01', 'piece', 2, ${of.cost}::numeric, '2026-01-01', '2026-01-01Z', '2026-01-01Z')`.execute(
    db,
  );
  await sql`insert into resource_request (account_id, id, resource_id, happened_on, why, wanted_on, quantity, unit_cost, entitled, known_at, recorded_at, changed_at)
    values (${of.accountId}, ${id}, ${resourceId}, '2026-11-01', '年终汇报', '2026-12-20', 1, ${of.cost}::numeric, true, '2026-11-01', '2026-11-01Z',
      '2026-11-01Z')`.execute(db);
  return id;
}
