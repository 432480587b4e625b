import type { Client } from './client.ts';
import { CommandError } from './command.ts';

/** The person of an e-mail. Fails with CommandError when there is none. */
export async function userOf(client: Client, email: string): Promise<{ id: string; name: string; email: string }> {
  let cursor: string | undefined;
  do {
    const page = await client.identity.listUsers({ q: email, limit: 200, ...(cursor ? { cursor } : {}) });
    const found = page.items.find((user) => user.email.toLowerCase() === email.toLowerCase());
    if (found) return found;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  throw new CommandError('user.unknown', { email });
}
