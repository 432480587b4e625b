import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../../..');
export const WEB_DIR = path.join(ROOT, 'dist/web');
const SOURCES = ['packages/web', 'packages/contract/src', 'package-lock.json'];

/** A digest of everything that the bundle is made of. */
async function digest(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const at = path.join(ROOT, source);
    const files = source.endsWith('.json')
      ? [at]
      : (await readdir(at, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
          .map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(path.relative(ROOT, file)).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Builds the web bundle when it is missing or older than its sources. */
export async function ensureWebBundle(say: (line: string) => void): Promise<void> {
  const mark = path.join(WEB_DIR, 'sources.sha256');
  const wanted = await digest();
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return;
  say('Building the web pages (once for each version) …');
  const output: string[] = [];
  const child = spawn(
    process.execPath,
    [path.join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', path.join(ROOT, 'packages/web'), '--logLevel', 'warn'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  if (code !== 0) throw new Error(`The web pages could not be built:\n${output.join('')}`);
  await writeFile(mark, wanted);
}
