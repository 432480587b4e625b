import type { Both } from '@fulcrum/contract';
import type pg from 'pg';
import type * as z from 'zod';
import type { Fault } from '../kernel/fault.ts';
import type { Actor } from './actor.ts';
import type { Ctx, WriteCtx } from './ctx.ts';

/** How far a job is. */
export interface Progress {
  /** Keeps the numbers (at most four times a second) and fails with JobCancelled when somebody asked the job to stop. */
  at(done: number, total: number | null, step: string): Promise<void>;
  /** The same without any number: call it where stopping is still safe. */
  mayStop(): Promise<void>;
}

/** What a job is given. It acts as the system, in the name of who started it; `starter` is that person with their own rights, or null. */
export interface JobCtx extends Ctx {
  starter: Actor | null;
  /** For COPY, which the query builder does not speak. */
  pool: pg.Pool;
  progress: Progress;
  /** One transaction with audit, events and further jobs. */
  write<T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T>;
}

export interface JobDefinition<Input> {
  name: string;
  label: Both;
  input: z.ZodType<Input>;
  /** Its answer is kept as the run's result; null says that there was nothing to do, and a run nobody started is forgotten. A Fault ends the job; anything else that is thrown is tried again. */
  run(ctx: JobCtx, input: Input): Promise<unknown>;
  /** What else to set right when the job ended without success. */
  failed?(ctx: JobCtx, input: Input, fault: Fault): Promise<void>;
  cancelled?(ctx: JobCtx, input: Input): Promise<void>;
}
/** A job of any input, as the worker knows it; the payload is parsed before the job sees it. */
export interface Job {
  name: string;
  label: Both;
  run(ctx: JobCtx, payload: unknown): Promise<unknown>;
  failed(ctx: JobCtx, payload: unknown, fault: Fault): Promise<void>;
  cancelled(ctx: JobCtx, payload: unknown): Promise<void>;
}

/** Somebody asked the job to stop. */
export class JobCancelled extends Error {}

export function defineJob<Input>(definition: JobDefinition<Input>): Job {
  const { name, label, input } = definition;
  return {
    name,
    label,
    run: (ctx, payload) => definition.run(ctx, input.parse(payload)),
    failed: async (ctx, payload, fault) => definition.failed?.(ctx, input.parse(payload), fault),
    cancelled: async (ctx, payload) => definition.cancelled?.(ctx, input.parse(payload)),
  };
}
