import { CallFailed, contract, isProblem, type Language } from '@fulcrum/contract';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';

export type Client = JsonifiedClient<ContractRouterClient<typeof contract>>;
export interface Access {
  url: string;
  secret: string;
  language: Language | null;
  /** Ends every call that is under way. */
  signal: AbortSignal;
}

export const headersOf = ({ secret, language }: Access): Record<string, string> => ({
  authorization: `Bearer ${secret}`,
  ...(language ? { 'accept-language': language } : {}),
});

/** The client reads a problem as JSON only when its header says so. */
async function fetchJson(request: Request, init: RequestInit): Promise<Response> {
  const answer = await fetch(request, init);
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return answer;
  const headers = new Headers(answer.headers);
  headers.set('content-type', 'application/json');
  return new Response(answer.body, { status: answer.status, headers });
}

/** Every operation of the contract, typed. A refused call fails with CallFailed. */
export function clientOf(access: Access): Client {
  const link = new OpenAPILink(contract, {
    url: `${access.url}/api/v1`,
    headers: headersOf(access),
    fetch: (request, init) => fetchJson(request, { ...init, signal: access.signal }),
    customErrorResponseBodyDecoder: (body, response) =>
      isProblem(body) ? new ORPCError(body.code, { status: response.status, message: body.title, cause: new CallFailed(body) }) : null,
  });
  return createORPCClient(link);
}
