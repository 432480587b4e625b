import type { Handover } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { changeOwner, joinTeam } from '../accounts/index.ts';
import { ownerHooks } from '../pool/index.ts';

/** Whoever takes over need not have met the account before. */
const EVERYBODY = { all: true } as const;

/**
 * The account goes to the taker, with history and open tasks. A salesperson who gave it stays on its team, for renewals are quoted by
 * sales. Refuses where somebody else has become its owner meanwhile.
 */
export async function takeOver(ctx: WriteCtx, { accountId, fromId, toId, reason }: Handover): Promise<void> {
  const found = await sql<{
    owner_id: string | null;
  }>`select owner_id from account where id = ${accountId}::uuid for no key update`.execute(ctx.db);
  const owner = found.rows[0]?.owner_id ?? null;
  if (owner !== null && owner !== fromId && owner !== toId) throw new Fault('conflict', 'handover.owner_changed');
  await ownerHooks.moved(ctx, await changeOwner(ctx, EVERYBODY, [accountId], toId));
  if (fromId && reason === 'new_contract') await joinTeam(ctx, { accountId, userId: fromId, role: 'sales' });
}
