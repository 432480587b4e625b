import { CallFailed, contract, isProblem } from '@fulcrum/contract';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { sendOnce } from './send-once.ts';

/** The client reads a problem as JSON only when its header says so. */
async function fetchJson(request: Request, init: object): Promise<Response> {
  request.headers.set('accept-language', document.documentElement.lang);
  const answer = await fetch(request, init);
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return answer;
  const headers = new Headers(answer.headers);
  headers.set('content-type', 'application/json');
  return new Response(answer.body, { status: answer.status, headers });
}

const link = new OpenAPILink(contract, {
  url: () => `${location.origin}/api/v1`,
  fetch: sendOnce(fetchJson),
  customErrorResponseBodyDecoder: (body, response) =>
    isProblem(body)
      ? new ORPCError(body.code, { status: response.status, message: body.title, data: body, cause: new CallFailed(body) })
      : null,
});

/** Every operation of the contract, typed: `client.accounts.list({ limit: 50 })`. */
export const client: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link);
/** The same as options for TanStack Query: `useQuery(api.accounts.list.queryOptions({ input }))`. */
export const api = createTanstackQueryUtils(client);
