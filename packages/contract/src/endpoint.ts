import { oc } from '@orpc/contract';
import type * as z from 'zod';
import type { Needs } from './access/capabilities.ts';

/** `query` reads; `mutation` writes in one transaction with its audit record. */
export type EndpointKind = 'query' | 'mutation';

export interface EndpointMeta extends Record<string, unknown> {
  needs: Needs;
  kind: EndpointKind;
}

interface EndpointInit<N extends Needs, I extends z.ZodType, O extends z.ZodType> {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: `/${string}`;
  summary: string;
  /** What the caller must hold. An endpoint without it does not compile. */
  needs: N;
  /** Defaults to `query` for GET, else `mutation`. */
  kind?: EndpointKind;
  status?: 200 | 201 | 202;
  input: I;
  output: O;
}

const base = oc.$meta<EndpointMeta>({ needs: 'nobody', kind: 'query' });

/** The one way to declare an operation: REST, OpenAPI, typed client and CLI are derived from it. */
export function endpoint<N extends Needs, I extends z.ZodType, O extends z.ZodType>(init: EndpointInit<N, I, O>) {
  const kind = init.kind ?? (init.method === 'GET' ? 'query' : 'mutation');
  return base
    .meta({ needs: init.needs, kind })
    .route({
      method: init.method,
      path: init.path,
      summary: init.summary,
      successStatus: init.status ?? 200,
      tags: [init.path.split('/')[1] ?? ''],
    })
    .input(init.input)
    .output(init.output);
}

/** Endpoints of one contract that all need the same: method, path and summary of each. */
export const routesNeeding =
  <N extends Needs>(needs: N) =>
  <M extends 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', P extends `/${string}`>(method: M, path: P, summary: string) => ({
    ...{ method, path, summary },
    needs,
  });

/** A body too large for JSON, in or out: uploads, NDJSON, downloads. It enters by the same dispatch as every endpoint. */
export interface StreamEndpoint<Q extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, S extends 'in' | 'out' = 'in' | 'out'> {
  stream: S;
  method: 'GET' | 'POST';
  path: `/${string}`;
  summary: string;
  needs: Needs;
  /** What the body's content type says for the query's `format`, unless the query does. */
  formats?: Readonly<Record<string, string>>;
  /** Path and query parameters. */
  query: Q;
  /** The JSON answer of an inbound stream; outbound streams answer with their bytes. */
  output: O;
}

export function streamEndpoint<Q extends z.ZodType, O extends z.ZodType, const S extends 'in' | 'out'>(
  init: StreamEndpoint<Q, O, S>,
): StreamEndpoint<Q, O, S> {
  return init;
}
