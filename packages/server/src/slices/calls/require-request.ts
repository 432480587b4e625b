import type { Ctx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { requestTold } from '../requests/index.ts';

/** A request that the caller may work on. Fails with not_found where they may not. */
export async function requireRequest(ctx: Ctx, id: string): Promise<{ accountId: string | null }> {
  const request = await requestTold(ctx, id);
  if (!request.mayWork) throw notFound('service_request');
  return request;
}
