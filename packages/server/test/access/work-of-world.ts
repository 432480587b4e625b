// For tests: what somebody has begun besides, an import, a job and a token.
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export const MAPPING = {
  apiVersion: 'fulcrum/v1',
  kind: 'mapping',
  id: 'two',
  name: { zh: '两列', en: 'Two columns' },
  entity: 'accounts',
  fields: { code: { column: 'code' }, name: { column: 'name' } },
};
/** An import with a refused row, a job and a token of the owner's. */
export async function insertWork({ db }: TestFulcrum, ownerId: string, code: string) {
  const [fileId, importId, jobId, tokenId] = [newId(), newId(), newId(), newId()];
  await sql`insert into file (id, name, media_type, bytes, purpose, created_by, created_at, completed_at)
    values (${fileId}, ${code}, 'text/csv', 24, 'import', ${ownerId}, '2026-11-01Z', '2026-11-01Z')`.execute(db);
  await sql`insert into file_chunk (file_id, seq, bytes) values (${fileId}, 0, ${Buffer.from('code,name\nX-1,\nX-2,名称\n')})`.execute(db);
  await sql`insert into import (id, entity, file_id, file_name, file_code, state, mapping, created_by, created_at)
    values (${importId}, 'accounts', ${fileId}, ${`${code}.csv`}, ${code}, 'checked', ${JSON.stringify(MAPPING)}::jsonb, ${ownerId}, '2026-11-01Z')`.execute(
    db,
  );
  await sql`insert into job_run (id, kind, label, state, created_by, created_at)
    values (${jobId}, 'import.check', ${JSON.stringify({ zh: '检查', en: 'Check' })}::jsonb, 'waiting', ${ownerId}, '2026-11-01Z')`.execute(
    db,
  );
  await sql`insert into api_token (id, token_hash, user_id, name, created_at) values (${tokenId}, ${Buffer.from(tokenId)}, ${ownerId}, ${code}, '2026-11-01Z')`.execute(
    db,
  );
  return { importId, jobId, tokenId };
}
