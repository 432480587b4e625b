import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PlayPolicy } from '@fulcrum/contract';
import { parse } from 'yaml';
import { unknownVariables } from '../../policy/play-variables.ts';

interface PlayFile {
  play: PlayPolicy;
  /** The text of the file. */
  source: string;
}

/** The plays of a template by id, one a file. Fails with the file's name when one is not a play, or names a variable that it is not given. */
export const readPlays = async (templatesDir: string, templateId: string): Promise<PlayPolicy[]> =>
  (await readFiles(templatesDir, templateId)).map(({ play }) => play);

async function readFiles(templatesDir: string, templateId: string): Promise<PlayFile[]> {
  const folder = path.join(templatesDir, templateId, 'plays');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(files.map((file) => readPlay(path.join(folder, file))));
}

async function readPlay(file: string): Promise<PlayFile> {
  const source = await readFile(file, 'utf8');
  const parsed = PlayPolicy.safeParse(parse(source));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`);
  const [unknown] = unknownVariables(parsed.data);
  if (unknown) throw new Error(`${file}: ${unknown.path.join('.')} names {{${unknown.name}}}, which its trigger does not give`);
  return { play: parsed.data, source };
}

/** Publishes the plays of a template by the given way of publishing a policy; returns their ids. */
export async function installPlays(
  templatesDir: string,
  templateId: string,
  publish: (document: PlayPolicy, source: string) => Promise<unknown>,
): Promise<string[]> {
  const plays = await readFiles(templatesDir, templateId);
  for (const { play, source } of plays) await publish(play, source);
  return plays.map(({ play }) => play.id);
}
