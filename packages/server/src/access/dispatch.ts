import { type contract, type Needs, type Streams, streams } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { Fault } from '../kernel/fault.ts';
import { may, ruleOf } from './actor.ts';
import { writeAudit } from './audit.ts';
import type { Ctx, WriteCtx } from './ctx.ts';
import { type AllHandlers, type EndpointDef, endpointsOf, type StreamHandlers } from './handlers.ts';
import { claimKey, keepAnswer } from './idempotency.ts';
import { maskerOf } from './mask.ts';
import { parseInput } from './parse.ts';
import { toFault } from './pg-fault.ts';

/** What a transport knows of a call besides its input. */
export interface Call {
  idempotencyKey?: string | undefined;
  session?: WriteCtx['session'];
  handshake?: WriteCtx['handshake'];
}
type Verb = (ctx: WriteCtx, input: unknown) => Promise<unknown>;

export interface Door {
  /** The one way in: permission, parse, scope, transaction, audit, mask. `id` is `slice.verb`. */
  dispatch(id: string, ctx: Ctx, input: unknown, call?: Call): Promise<unknown>;
  dispatchStream<N extends keyof Streams>(
    name: N,
    ctx: Ctx,
    query: unknown,
    body: AsyncIterable<Uint8Array>,
  ): ReturnType<StreamHandlers[N]>;
}

const NO_SESSION: WriteCtx['session'] = { set() {}, clear() {} };
const NO_HANDSHAKE: WriteCtx['handshake'] = { secret: undefined, set() {}, clear() {} };

/** Refuses who may not, before anything of the input is looked at. */
export function permit(ctx: Ctx, needs: Needs): void {
  if (needs === 'public') return;
  if (!ctx.organisation && ctx.actor.kind !== 'local' && ctx.actor.kind !== 'system') throw new Fault('unauthenticated', 'setup.needed');
  if (ctx.actor.kind === 'anonymous') throw new Fault('unauthenticated', 'access.sign_in');
  // Two doors in one: nobody of ours passes by the customers', and no customer by ours.
  if ((needs === 'portal') !== (ctx.actor.kind === 'portal')) throw new Fault('forbidden', 'access.forbidden');
  if (needs === 'portal') return;
  if (needs === 'signed_in') return;
  if (needs === 'nobody' || !may(ctx.actor, needs)) throw new Fault('forbidden', 'access.forbidden');
}

/** The context of a write in the given transaction: for dispatch, and for jobs that write on somebody's behalf. */
export function writeCtx(ctx: Ctx, db: Db, call: Call = {}): WriteCtx & { recorded: number } {
  const own: WriteCtx & { recorded: number } = {
    ...ctx,
    db,
    recorded: 0,
    session: call.session ?? NO_SESSION,
    handshake: call.handshake ?? NO_HANDSHAKE,
    async record(entry) {
      own.recorded++;
      await writeAudit(db, own, entry);
    },
    async emit(event, payload, accountId) {
      await sql`insert into outbox (at, event, account_id, payload) values (${ctx.now}, ${event}, ${accountId ?? null}, ${JSON.stringify(payload)}::jsonb)`.execute(
        db,
      );
    },
    async enqueue(job, payload, options) {
      await sql`select graphile_worker.add_job(${job}, ${JSON.stringify(payload)}::json, job_key => ${options?.key ?? null})`.execute(db);
    },
  };
  return own;
}

async function write(id: string, ctx: Ctx, input: unknown, call: Call, verb: Verb): Promise<unknown> {
  return ctx.db.transaction().execute(async (tx) => {
    const own = writeCtx(ctx, tx, call);
    if (call.idempotencyKey) {
      const earlier = await claimKey(tx, ctx, call.idempotencyKey, id, input);
      if (earlier) return earlier.answer;
    }
    const answer = await verb(own, input);
    if (!own.recorded) throw new Error(`${id} wrote no audit record`);
    if (call.idempotencyKey) await keepAnswer(tx, ctx, call.idempotencyKey, answer);
    return answer;
  });
}

export function createDoor(all: typeof contract, handlers: AllHandlers, streamHandlers: StreamHandlers): Door {
  const verbs = new Map<string, { def: EndpointDef; verb: Verb }>();
  for (const { slice, name, id, def } of endpointsOf(all)) {
    const verb = (handlers[slice] as Record<string, Verb>)[name];
    if (!verb) throw new Error(`no handler for ${id}`);
    verbs.set(id, { def, verb });
  }
  return {
    async dispatch(id, ctx, raw, call = {}) {
      const found = verbs.get(id);
      if (!found) throw new Fault('not_found', 'request.no_such_path');
      permit(ctx, found.def.meta.needs);
      const input = parseInput(found.def.inputSchema, raw ?? {}, ctx.language);
      try {
        const answer =
          found.def.meta.kind === 'query'
            ? await found.verb(writeCtx(ctx, ctx.db, call), input)
            : await write(id, ctx, input, call, found.verb);
        return (maskerOf(found.def.outputSchema, ruleOf(ctx.actor).masked) ?? ((same: unknown) => same))(answer);
      } catch (error) {
        throw toFault(error);
      }
    },
    dispatchStream(name, ctx, query, body) {
      const run = async () => {
        permit(ctx, streams[name].needs);
        const input = parseInput(streams[name].query, query, ctx.language);
        try {
          return await (streamHandlers[name] as (c: Ctx, i: unknown, b: AsyncIterable<Uint8Array>) => Promise<unknown>)(ctx, input, body);
        } catch (error) {
          throw toFault(error);
        }
      };
      return run() as ReturnType<StreamHandlers[typeof name]>;
    },
  };
}
