import { type Handlers, pageFrom, readCursor, requireAccount } from '../../access/index.ts';
import { countSolvedWith, selectSolvedWith } from './answered-with.sql.ts';
import { bulk } from './bulk.ts';
import { clockFace } from './clock-view.ts';
import { readRules, setRules } from './desk-rules.ts';
import { peopleOfDesk } from './dispatching.ts';
import { figures } from './figures.ts';
import { filterOf } from './filter.ts';
import type { ClassOf } from './keep.ts';
import { present } from './presence.ts';
import { countRequests, isNewestFirst, listRequests } from './requests.sql.ts';
import { told } from './told.ts';
import { verbs } from './verbs.ts';
import { viewerOf } from './visibility.sql.ts';

export const requestsHandlers = (classOf: ClassOf): Handlers<'serviceRequests'> => ({
  async list(ctx, { limit, cursor, ...of }) {
    if (of.accountId) await requireAccount(ctx, of.accountId, 'reads');
    const after = readCursor(cursor, isNewestFirst(of.view) ? 2 : 3);
    const rows = await listRequests(ctx.db, await viewerOf(ctx), { ...filterOf(ctx, of), after, limit });
    const face = await clockFace(ctx);
    return pageFrom(
      rows,
      limit,
      ({ place: _, clockRow, slaClass, ...row }) => ({ ...row, clock: clockRow && face.show(clockRow, slaClass) }),
      ({ place }) => place,
    );
  },
  counts: async (ctx) => countRequests(ctx.db, await viewerOf(ctx)),
  async solvedWith(ctx, { articleId, limit, cursor }) {
    const viewer = await viewerOf(ctx);
    const rows = await selectSolvedWith(ctx.db, viewer, articleId, { after: readCursor(cursor, 2), limit });
    const page = pageFrom(
      rows,
      limit,
      (row) => row,
      ({ answeredAt, id }) => [answeredAt, id],
    );
    return { ...page, ...(await countSolvedWith(ctx.db, viewer, articleId)) };
  },
  figures: (ctx, input) => figures(ctx, input),
  // Who works at the desk, and with how much, is no provider's to know.
  people: async (ctx) => ((await viewerOf(ctx)).providers ? { teams: [], people: [] } : peopleOfDesk(ctx)),
  get: (ctx, { id }) => told(ctx, id),
  present,
  // Ours to ourselves: a provider answers in its own words.
  cannedAnswers: async (ctx) => ({ items: (await viewerOf(ctx)).providers ? [] : (await readRules(ctx)).cannedAnswers }),
  rules: (ctx) => readRules(ctx),
  setRules,
  bulk,
  ...verbs(classOf),
});
