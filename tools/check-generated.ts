// Fails when the migrations changed and `npm run db` was not run after: needs no database.
import { readFile } from 'node:fs/promises';
import { hashMigrations, readMigrations } from '../packages/server/src/db/migration-files.ts';

const migrations = await readMigrations();
const written = await readFile('packages/server/migrations.lock', 'utf8').catch(() => '');
if (written.trim() === hashMigrations(migrations)) console.log(`${migrations.length} migrations match the generated files`);
else {
  console.log('packages/server/migrations/ changed after the generated files: run npm run db and commit what it writes');
  process.exitCode = 1;
}
