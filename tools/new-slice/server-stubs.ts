import type { Names } from './names.ts';

/** The server's files of a new slice, by name inside its folder. */
export const serverStubs = ({ slice, row, type, plural }: Names): Record<string, string> => ({
  'index.ts': `export { ${slice}Handlers } from './${slice}.handlers.ts';
`,
  [`${slice}.handlers.ts`]: `import type { Handlers } from '../../access/index.ts';
import { create${type} } from './create-${row}.ts';
import { list${plural} } from './list-${slice}.ts';

export const ${slice}Handlers: Handlers<'${slice}'> = { list: list${plural}, create: create${type} };
`,
  [`list-${slice}.ts`]: `import type { Ctx } from '../../access/index.ts';
import { select${plural} } from './${slice}.sql.ts';

export async function list${plural}(ctx: Ctx) {
  return { items: await select${plural}(ctx.db) };
}
`,
  [`create-${row}.ts`]: `import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { insert${type} } from './${slice}.sql.ts';

export async function create${type}(ctx: WriteCtx, input: { name: string }) {
  const ${row} = { id: newId(), name: input.name };
  await insert${type}(ctx.db, ${row}, ctx.now);
  await ctx.record({ action: '${row}.create', entity: '${row}', entityId: ${row}.id, after: ${row} });
  return ${row};
}
`,
  [`${slice}.sql.ts`]: `import type { ${type} } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export async function select${plural}(db: Db): Promise<${type}[]> {
  return (await sql<${type}>\`select id, name from ${row} order by name, id limit 200\`.execute(db)).rows;
}

export async function insert${type}(db: Db, ${row}: ${type}, now: string): Promise<void> {
  await sql\`insert into ${row} (id, name, created_at) values (\${${row}.id}, \${${row}.name}, \${now})\`.execute(db);
}
`,
  [`${slice}.factory.ts`]: `import type { ${type} } from '@fulcrum/contract';
import type { Db } from '../../db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { insert${type} } from './${slice}.sql.ts';

/** A ${row} in the database, for tests and demo data. */
export async function make${type}(db: Db, now: string, given: Partial<${type}> = {}): Promise<${type}> {
  const ${row}: ${type} = { id: newId(), name: '${type}', ...given };
  await insert${type}(db, ${row}, now);
  return ${row};
}
`,
  [`${slice}.test.ts`]: `import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { make${type} } from './${slice}.factory.ts';
import { select${plural} } from './${slice}.sql.ts';

const { db } = await testDatabase();

test('${slice} are listed by name', async () => {
  const second = await make${type}(db, '2026-03-02T00:00:00Z', { name: 'B' });
  const first = await make${type}(db, '2026-03-01T00:00:00Z', { name: 'A' });
  expect(await select${plural}(db)).toEqual([first, second]);
});
`,
});

export const migrationStub = ({ row }: Names): string => `create table ${row} (
  id uuid primary key,
  name text not null check (name <> ''),
  created_at timestamptz not null
);
create index ${row}_name_idx on ${row} (name, id);
`;
