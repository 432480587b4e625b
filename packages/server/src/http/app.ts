import { existsSync } from 'node:fs';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Door } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { calendarRoutes } from './calendar-feed.ts';
import type { CallerParts } from './caller.ts';
import { certificateRoutes } from './certificate.ts';
import { channelHookRoutes } from './channel-hook.ts';
import { answerClientError } from './client-error.ts';
import { formRoutes } from './form.ts';
import { languageOf } from './language.ts';
import { mailHookRoutes } from './mail-hook.ts';
import { openApiDocument } from './openapi.ts';
import { operatorRoutes, type Readiness } from './operator.ts';
import { problemOf } from './problem.ts';
import { restRoutes } from './rest.ts';
import { streamRoutes } from './streams.ts';
import { surveyRoutes } from './survey.ts';
import { trackerHookRoutes } from './tracker-hook.ts';
import { unsubscribeRoutes } from './unsubscribe.ts';

export interface AppParts extends CallerParts {
  door: Door;
  log: Log;
  version: string;
  webDir: string;
  readiness: Readiness;
}

const MB = 1024 * 1024;

function faultOfFramework(error: Error & { statusCode?: number; code?: string }): unknown {
  if (error instanceof Fault || !error.statusCode || error.statusCode >= 500) return error;
  if (error.statusCode === 413) return new Fault('invalid', 'input.too_large', { limit: '2 MB' });
  if (error.statusCode === 415) return new Fault('invalid', 'input.media_type', { type: '' });
  if (error.statusCode === 429) return new Fault('limit', 'access.too_many_requests', { seconds: 60 });
  return new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [], code: error.code ?? 'malformed', message: error.message }]);
}

async function webRoutes(app: FastifyInstance, webDir: string): Promise<void> {
  if (!existsSync(webDir)) return;
  await app.register(fastifyStatic, { root: webDir, index: false, wildcard: false, immutable: true, maxAge: '1y' });
  const page = { maxAge: 0, immutable: false };
  app.get('/', (_request, reply) => reply.sendFile('index.html', page));
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !/^\/(api|assets|hooks|mcp)\b/.test(request.url)) return reply.sendFile('index.html', page);
    throw new Fault('not_found', 'request.no_such_path');
  });
}

export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 2 * MB,
    genReqId: () => newId(),
    trustProxy: parts.secureCookies,
    requestTimeout: 0,
    // Sealed links hold more than the usual hundred characters.
    routerOptions: { maxParamLength: 1000 },
    forceCloseConnections: true,
    clientErrorHandler: answerClientError,
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const problem = problemOf(faultOfFramework(error), languageOf(request.headers['accept-language']) ?? 'zh', request.id, parts.log);
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('x-request-id', request.id);
    if (reply.statusCode >= 400 && String(reply.getHeader('content-type')).startsWith('application/json'))
      reply.type('application/problem+json');
    return payload;
  });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: parts.secureCookies,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyCompress, { threshold: 2048 });
  await app.register(fastifyRateLimit, {
    max: 60,
    timeWindow: '1 minute',
    allowList: (request) => !(request.method === 'POST' && /^\/api\/v1\/(session|portal\/(session|links|sso))/.test(request.url)),
  });
  app.removeContentTypeParser('text/plain');
  const document = await openApiDocument(parts.version);
  app.get('/api/v1/openapi.json', () => document);
  operatorRoutes(app, parts.readiness);
  await streamRoutes(app, parts.door, parts);
  await unsubscribeRoutes(app, parts.door, parts);
  await certificateRoutes(app, parts.door, parts);
  await formRoutes(app, parts.door, parts);
  await surveyRoutes(app, parts.door, parts);
  calendarRoutes(app, parts.door, parts);
  await mailHookRoutes(app, parts.door, parts);
  await trackerHookRoutes(app, parts.door, parts);
  await channelHookRoutes(app, parts.door, parts);
  restRoutes(app, parts.door, parts);
  await webRoutes(app, parts.webDir);
  return app;
}
