import type { Contract, contract, EndpointMeta, Streams } from '@fulcrum/contract';
import type * as z from 'zod';
import type { Ctx, WriteCtx } from './ctx.ts';

type Def<P> = P extends { '~orpc': { inputSchema?: infer I; outputSchema?: infer O; meta: infer M } }
  ? { input: NonNullable<I>; output: NonNullable<O>; meta: M }
  : never;
type InputOf<P> = Def<P>['input'] extends z.ZodType ? z.output<Def<P>['input']> : never;
type OutputOf<P> = Def<P>['output'] extends z.ZodType ? z.input<Def<P>['output']> : never;

/** A verb gets the caller's context and the parsed input, and answers in the shape of its endpoint. */
export type Handlers<Slice extends keyof Contract> = {
  [Name in keyof Contract[Slice]]: (ctx: WriteCtx, input: InputOf<Contract[Slice][Name]>) => Promise<OutputOf<Contract[Slice][Name]>>;
};
export type AllHandlers = { [Slice in keyof Contract]: Handlers<Slice> };

/** Bytes that leave as they are made. */
export interface Download {
  fileName: string;
  mediaType: string;
  body: AsyncIterable<Uint8Array | string>;
  /** Whether a browser may show it in place; only for what runs nothing. */
  inline?: boolean;
}
export type StreamHandlers = {
  [Name in keyof Streams]: (
    ctx: Ctx,
    input: z.output<Streams[Name]['query']>,
    body: AsyncIterable<Uint8Array>,
  ) => Promise<Streams[Name]['stream'] extends 'out' ? Download : z.input<Streams[Name]['output']>>;
};

/** The definition that oRPC keeps of one endpoint. */
export interface EndpointDef {
  inputSchema: z.ZodType;
  outputSchema: z.ZodType;
  meta: EndpointMeta;
  route: { method: string; path: string; summary?: string };
}
export const defOf = (procedure: unknown): EndpointDef => (procedure as { '~orpc': EndpointDef })['~orpc'];

/** Every endpoint of a contract with its name, `slice.verb`. */
export function endpointsOf(all: typeof contract): { slice: keyof Contract; name: string; id: string; def: EndpointDef }[] {
  return Object.entries(all).flatMap(([slice, procedures]) =>
    Object.entries(procedures).map(([name, procedure]) => ({
      slice: slice as keyof Contract,
      name,
      id: `${slice}.${name}`,
      def: defOf(procedure),
    })),
  );
}
