import type { EXPORT_ENTITIES } from '@fulcrum/contract';
import type { Client } from './client.ts';
import { CommandError } from './command.ts';

/** The id of the Excel template of such records that has the name or the id given. Fails when there is none. */
export async function templateOf(client: Client, given: string, entity: (typeof EXPORT_ENTITIES)[number]): Promise<string> {
  const { items } = await client.excelTemplates.list({ entity });
  const found = items.find(({ id, name }) => id === given || name.toLowerCase() === given.toLowerCase());
  if (!found) throw new CommandError('template.unknown', { name: given });
  return found.id;
}
