import { Readable } from 'node:stream';
import { type StreamEndpoint, type Streams, streams } from '@fulcrum/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Door, Download } from '../access/index.ts';
import { type CallerParts, callerOf } from './caller.ts';

const NO_BODY: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };
const isDownload = (answer: unknown): answer is Download => typeof answer === 'object' && answer !== null && 'body' in answer;

const queryOf = (request: FastifyRequest, formats: StreamEndpoint['formats']): Record<string, unknown> => {
  const format = formats?.[(request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()];
  const query = {
    ...(format === undefined ? {} : { format }),
    ...(request.query as Record<string, string>),
    ...(request.params as Record<string, string>),
  };
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value === 'true' ? true : value === 'false' ? false : value]),
  );
};

/** Bodies too large for JSON: the bytes pass through, the call still enters by the door. */
export async function streamRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const name of Object.keys(streams) as (keyof Streams)[]) {
      const { method, path, formats } = streams[name] as StreamEndpoint;
      scope.route({
        method,
        url: `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`,
        handler: async (request, reply) => {
          const ctx = await callerOf(parts, request);
          const body = request.body instanceof Readable ? (request.body as AsyncIterable<Uint8Array>) : NO_BODY;
          const answer: unknown = await door.dispatchStream(name, ctx, queryOf(request, formats), body);
          if (!isDownload(answer)) return reply.code(201).send(answer);
          reply
            .header('content-type', answer.mediaType)
            .header('x-content-type-options', 'nosniff')
            .header(
              'content-disposition',
              `${answer.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
            );
          // What came from outside must not act in our name, whatever a browser makes of it.
          if (answer.inline) reply.header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
          return reply.send(Readable.from(answer.body));
        },
      });
    }
  });
}
