import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PlayPolicy } from '@fulcrum/contract';
import { parse } from 'yaml';
import { unknownVariables } from './play-variables.ts';

/** The plays of a template by id, one a file. Fails with the file's name when one is not a play, or names a variable that it is not given. */
export async function readPlays(templatesDir: string, templateId: string): Promise<PlayPolicy[]> {
  const folder = path.join(templatesDir, templateId, 'plays');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(files.map((file) => readPlay(path.join(folder, file))));
}

async function readPlay(file: string): Promise<PlayPolicy> {
  const parsed = PlayPolicy.safeParse(parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`);
  const [unknown] = unknownVariables(parsed.data);
  if (unknown) throw new Error(`${file}: ${unknown.path.join('.')} names {{${unknown.name}}}, which its trigger does not give`);
  return parsed.data;
}

/** Publishes the plays of a template by the given way of publishing a policy; returns their ids. */
export async function installPlays(
  templatesDir: string,
  templateId: string,
  publish: (document: PlayPolicy) => Promise<unknown>,
): Promise<string[]> {
  const plays = await readPlays(templatesDir, templateId);
  for (const play of plays) await publish(play);
  return plays.map(({ id }) => id);
}
