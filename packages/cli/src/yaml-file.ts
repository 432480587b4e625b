import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { CommandError } from './command.ts';

/** A YAML file as an object. Fails with CommandError when it is none. */
export async function readYamlFile(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8');
  try {
    const document: unknown = parse(text);
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return document as Record<string, unknown>;
  } catch (error) {
    throw new CommandError('yaml.invalid', { file, why: (error as Error).message.split('\n')[0] ?? '' });
  }
  throw new CommandError('yaml.invalid', { file, why: '{…}' });
}
