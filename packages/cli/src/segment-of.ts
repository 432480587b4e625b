import type { Client } from './client.ts';
import { CommandError } from './command.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a segment given by its id or by its name. Fails when no segment, or more than one, has the name. */
export async function segmentOf(client: Client, given: string): Promise<string> {
  if (ID.test(given)) return given;
  const { items } = await client.segments.list({ q: given });
  const named = items.filter(({ name, nameEn }) => name === given || nameEn === given);
  if (named.length !== 1 || !named[0]) throw new CommandError('segment.unknown', { name: given });
  return named[0].id;
}
