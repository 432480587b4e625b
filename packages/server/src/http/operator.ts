import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Each part's state; ready when all are. */
export type Readiness = () => Promise<Record<'database' | 'migrations' | 'worker', boolean>>;

/** For who runs the machine: is the process there, is it ready, how is it doing. */
export function operatorRoutes(app: FastifyInstance, readiness: Readiness): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'fulcrum_http_seconds',
    help: 'Seconds to answer',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe({ method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/healthz', () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const parts = await readiness();
    return reply.code(Object.values(parts).every(Boolean) ? 200 : 503).send(parts);
  });
  app.get('/metrics', async (request, reply) => {
    const local = request.ip === '127.0.0.1' || request.ip === '::1';
    if (!local) return reply.code(404).send({ status: 404 });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
