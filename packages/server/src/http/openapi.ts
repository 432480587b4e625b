import { contract, type StreamEndpoint, streams } from '@fulcrum/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import * as z from 'zod';
import { endpointsOf } from '../access/index.ts';

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'array', items: { type: ['string', 'integer'] } },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const FAULTS = {
  400: problem('The input is not right'),
  401: problem('Not signed in'),
  403: problem('Not allowed'),
  404: problem('Not found, or not visible'),
  409: problem('Conflict'),
  412: problem('Changed meanwhile'),
  429: problem('Too many requests'),
  500: problem('A bug, with its reference'),
};

function streamOperation(stream: StreamEndpoint) {
  const schema = z.toJSONSchema(stream.query, { io: 'input' }) as { properties?: Record<string, object>; required?: string[] };
  const parameters = Object.entries(schema.properties ?? {}).map(([name, shape]) => {
    const inPath = stream.path.includes(`{${name}}`);
    return { name, in: inPath ? 'path' : 'query', required: inPath || (schema.required ?? []).includes(name), schema: shape };
  });
  const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  const answer =
    stream.stream === 'out'
      ? { 200: { description: 'The bytes', content: bytes } }
      : { 201: { description: 'Stored', content: { 'application/json': { schema: z.toJSONSchema(stream.output) } } } };
  return {
    summary: stream.summary,
    tags: [stream.path.split('/')[1]],
    parameters,
    ...(stream.stream === 'in' ? { requestBody: { required: true, content: bytes } } : {}),
    responses: { ...answer, ...FAULTS },
    'x-needs': stream.needs,
  };
}

/** The OpenAPI 3.1 document of every operation. */
export async function openApiDocument(version: string): Promise<Record<string, unknown>> {
  const made = await new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { title: 'Fulcrum 支点', version, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'fulcrum_session' },
        portal: { type: 'apiKey', in: 'cookie', name: 'fulcrum_portal' },
      },
      schemas: { Problem: PROBLEM as never },
    },
  });
  const paths = made.paths as Record<string, Record<string, Record<string, unknown>>>;
  for (const { def } of endpointsOf(contract)) {
    const operation = paths[def.route.path]?.[def.route.method.toLowerCase()];
    if (operation) Object.assign(operation, { 'x-needs': def.meta.needs, responses: { ...(operation.responses as object), ...FAULTS } });
  }
  for (const stream of Object.values(streams))
    paths[stream.path] = { ...paths[stream.path], [stream.method.toLowerCase()]: streamOperation(stream) };
  return made as unknown as Record<string, unknown>;
}
