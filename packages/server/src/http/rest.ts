import { contract, isProblem } from '@fulcrum/contract';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { implement, ORPCError } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance } from 'fastify';
import { type Call, type Ctx, type Door, endpointsOf } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import { type CallerParts, callerOf, callOf } from './caller.ts';
import { problemOf } from './problem.ts';

interface RestContext {
  ctx: Ctx;
  call: Call;
}
interface Handleable {
  handler(run: (options: { input: unknown; context: RestContext }) => Promise<unknown>): unknown;
}

/** oRPC routes and coerces; dispatch alone parses, so oRPC's own validation is off. */
function routerOf(door: Door) {
  const os = implement(contract)
    .$context<RestContext>()
    .$config({ initialInputValidationIndex: Number.NaN, initialOutputValidationIndex: Number.NaN });
  const router: Record<string, Record<string, unknown>> = {};
  for (const { slice, name, id } of endpointsOf(contract)) {
    const procedure = (os[slice] as unknown as Record<string, Handleable>)[name]!;
    router[slice] ??= {};
    router[slice][name] = procedure.handler(async ({ input, context }) => {
      try {
        return await door.dispatch(id, context.ctx, input, context.call);
      } catch (error) {
        const problem = problemOf(error, context.ctx.language, context.ctx.origin.requestId, context.ctx.log);
        throw new ORPCError(problem.code, { status: problem.status, message: problem.title, data: problem });
      }
    });
  }
  return os.router(router as Parameters<typeof os.router>[0]);
}

/** Faults of oRPC itself: a body that is not JSON, a path that cannot be decoded. */
function foreignFault(error: ORPCError<string, unknown>): Fault {
  if (error.status === 404 || error.status === 405) return new Fault('not_found', 'request.no_such_path');
  if (error.status === 400)
    return new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [], code: 'malformed', message: error.message }]);
  return new Fault('bug', 'bug', {}, [], { cause: error });
}

export function restRoutes(app: FastifyInstance, door: Door, parts: CallerParts): void {
  const handler = new OpenAPIHandler(routerOf(door), {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    customErrorResponseBodyEncoder: (error) =>
      isProblem(error.data) ? error.data : problemOf(foreignFault(error), 'en', '', app.log as never),
  });
  app.all('/api/v1/*', async (request, reply) => {
    const ctx = await callerOf(parts, request);
    const { matched } = await handler.handle(request, reply, { prefix: '/api/v1', context: { ctx, call: callOf(parts, request, reply) } });
    if (!matched) throw new Fault('not_found', 'request.no_such_path');
    return reply;
  });
}
