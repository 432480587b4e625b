import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

const fileOf = (dataDir: string): string => path.join(dataDir, 'secret.key');

/** The installation's secret: read from the data folder, made there at the first start, readable by its owner alone. */
export async function installationSecret(dataDir: string): Promise<string> {
  await keepSecret(dataDir, randomBytes(32).toString('base64url'));
  const secret = (await keptSecret(dataDir)) ?? '';
  if (secret.length < 32)
    throw new Error(`${fileOf(dataDir)} is cut short: restore it from a backup, or remove it and set up two-step sign-in again.`);
  return secret;
}

/** The secret in a data folder; undefined where there is none yet. */
export async function keptSecret(dataDir: string): Promise<string | undefined> {
  return (await readFile(fileOf(dataDir), 'utf8').catch(() => undefined))?.trim();
}

/** Puts a secret into a data folder, on the disk; one that is there already stays. */
export async function keepSecret(dataDir: string, secret: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  try {
    const handle = await open(fileOf(dataDir), 'wx', 0o600);
    await handle.writeFile(secret);
    await handle.sync();
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
