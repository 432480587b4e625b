import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { namesOf } from './new-slice/names.ts';
import { makeSlice } from './new-slice.ts';

const run = promisify(execFile);
const HERE = path.resolve(import.meta.dirname, '..');
let root = '';

/** A copy of the tree whose workspaces resolve within the copy. */
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'new-slice-'));
  const inTree = (file: string) => !/node_modules|\/dist$/.test(file);
  const tree = ['packages', 'tools', 'package.json', 'tsconfig.json', 'biome.json', 'vitest.config.ts'];
  for (const each of tree) await cp(path.join(HERE, each), path.join(root, each), { recursive: true, filter: inTree });
  await mkdir(path.join(root, 'node_modules/@fulcrum'), { recursive: true });
  const parts = (await readdir(path.join(HERE, 'node_modules'))).filter((name) => name !== '@fulcrum' && name !== '.vite');
  for (const name of parts) await symlink(path.join(HERE, 'node_modules', name), path.join(root, 'node_modules', name));
  for (const name of ['contract', 'server', 'web', 'cli'])
    await symlink(path.join(root, 'packages', name), path.join(root, 'node_modules/@fulcrum', name));
  return () => rm(root, { recursive: true, force: true });
});

const bin = (name: string, ...args: string[]) =>
  run(path.join(HERE, 'node_modules/.bin', name), args, { cwd: root }).catch((error) => error as { stdout: string; stderr: string });

/** What was made or changed, with all that it needs. */
const compiled = (files: readonly string[]) => ({
  extends: './tsconfig.json',
  include: [],
  files: files.filter((file) => /\.tsx?$/.test(file)),
});

test('a new slice compiles, keeps the architecture and passes its own test', async () => {
  const files = await makeSlice(root, namesOf('zebras'));
  expect(files).toContain('packages/server/src/slices/zebras/zebras.sql.ts');
  expect(files).toContain('docs/guide/zh/zebras.md');
  await writeFile(path.join(root, 'tsconfig.slice.json'), JSON.stringify(compiled(files)));
  expect((await bin('tsc', '-p', 'tsconfig.slice.json')).stdout).toBe('');
  expect((await bin('node', 'tools/architecture.ts')).stdout).toMatch(/^\d+ files keep the architecture/);
  const made = files.filter((file) => /\.tsx?$/.test(file));
  const { stdout, stderr } = await bin('vitest', 'run', '--root', root, 'slices/zebras');
  expect(stdout, stderr).toMatch(/Tests.*1 passed/);
  expect((await bin('biome', 'lint', '--vcs-enabled=false', ...made)).stdout).toMatch(/No fixes applied|Checked/);
}, 240_000);

test('a second of the same name is refused and changes nothing', async () => {
  await makeSlice(root, namesOf('yaks'));
  const contract = () => readFile(path.join(root, 'packages/contract/src/contract.ts'), 'utf8');
  const before = await contract();
  await expect(makeSlice(root, namesOf('yaks'))).rejects.toThrow('is there already');
  expect(await contract()).toBe(before);
});

test.each(['', 'Big', 'a-b', '../x', 'a'])('"%s" is not a name for a slice', (name) => {
  expect(() => namesOf(name)).toThrow('a slice has a name of small letters');
});
