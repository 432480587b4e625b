import type { SurveyPage } from '@fulcrum/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx, Door } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import { anonymousPage, FEW_A_MINUTE } from './anonymous-page.ts';
import type { CallerParts } from './caller.ts';
import { noSurveyPage, surveyPage } from './survey-page.ts';

interface Asked {
  Params: { token: string };
  Querystring: { score?: string };
  Body: URLSearchParams;
}
const BODY_LIMIT = 100_000;
/** Further questions, as the form names them. */
const QUESTION = /^q_(?<id>.+)$/;
const wholeNumber = (text: string | null | undefined): number | null => (text && /^\d{1,2}$/.test(text) ? Number(text) : null);

/** What a form says, for the door to judge. */
function answerOf(body: URLSearchParams) {
  const words: Record<string, string | number> = {};
  for (const [name, said] of body) {
    const id = QUESTION.exec(name)?.groups?.id;
    if (id && said.trim()) words[id] = wholeNumber(said) ?? said;
  }
  return { score: wholeNumber(body.get('score')), comment: body.get('comment')?.trim() || null, words };
}

async function show(door: Door, ctx: Ctx, { params: { token }, query, method, body }: FastifyRequest<Asked>): Promise<string> {
  const { language } = ctx;
  if (method === 'GET') {
    const page = (await door.dispatch('surveyPages.get', ctx, { token })) as SurveyPage;
    return surveyPage({ page, language, chosen: wholeNumber(query.score), state: 'opened' });
  }
  if (body.get('refuse')) {
    const page = (await door.dispatch('surveyPages.refuse', ctx, { token })) as SurveyPage;
    return surveyPage({ page, language, chosen: null, state: 'refused' });
  }
  try {
    const page = (await door.dispatch('surveyPages.answer', ctx, { token, ...answerOf(body) })) as SurveyPage;
    return surveyPage({ page, language, chosen: null, state: 'thanked' });
  } catch (error) {
    if (!(error instanceof Fault) || error.kind !== 'invalid') throw error;
    const page = (await door.dispatch('surveyPages.get', ctx, { token })) as SurveyPage;
    return surveyPage({ page, language, chosen: answerOf(body).score, state: 'wrong' });
  }
}

/**
 * The page of a survey link. It only shows when it is opened, with the score of the mail's link chosen, since mail programs open links by themselves; what is
 * posted answers, or wants no more surveys.
 */
export async function surveyRoutes(app: FastifyInstance, door: Door, parts: CallerParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    const answer = (request: FastifyRequest<Asked>, reply: FastifyReply) =>
      anonymousPage(parts, request, reply.header('referrer-policy', 'no-referrer'), {
        show: (ctx) => show(door, ctx, request),
        none: noSurveyPage,
      });
    const config = FEW_A_MINUTE;
    scope.get('/s/:token', { config }, answer);
    scope.post('/s/:token', { config }, answer);
  });
}
