import { type PlayInfo, PlayPolicy } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { aroundIn } from '../../policy/around.ts';
import { namesNotThere } from '../../policy/names-not-there.ts';
import { sound } from '../policies/index.ts';
import { readContactRules, setContactRules } from './contact-rules.ts';
import { effectsOf } from './effect.ts';
import { stopRun } from './end-runs.sql.ts';
import { countByPlay, insertByHand, lockPlays, pausePlay, selectPlays } from './plays.sql.ts';
import { advancePlays, runPlays, timeOf } from './run-plays.ts';
import { selectRun, selectRuns } from './runs.sql.ts';
import { tryPlay } from './try-out.ts';

async function infos(ctx: Ctx, id?: string): Promise<PlayInfo[]> {
  const counts = await countByPlay(ctx.db);
  const [plays, around] = [await selectPlays(ctx.db, ctx.today), await aroundIn(ctx.db)];
  return plays
    .filter((play) => id === undefined || play.id === id)
    .map(({ id: playId, version, play, ranTo, hasRun, pausedAt }) => {
      const { queued = 0, running = 0, held = 0, open = 0, done = 0 } = counts.get(playId) ?? {};
      return {
        ...{
          id: playId,
          version,
          name: play.name,
          sample: play.sample,
          trigger: play.trigger.on,
          begins: play.trigger,
          steps: play.steps.length,
          holdout: play.holdout,
        },
        ...{ queued, running, held, open, done, ranTo: hasRun ? ranTo : null, pausedAt },
        notThere: namesNotThere(play, around).map(({ what, name, step }) => ({ what, name: name[ctx.language], step })),
      };
    });
}

/** A play in force; fails with not_found. */
async function playInForce(ctx: Ctx, id: string) {
  const found = (await selectPlays(ctx.db, ctx.today)).find((play) => play.id === id);
  if (!found) throw notFound('play');
  return found;
}

async function setPaused(ctx: WriteCtx, id: string, paused: boolean): Promise<PlayInfo> {
  const play = await playInForce(ctx, id);
  if (play.isPaused !== paused) await pausePlay(ctx.db, play, { paused, now: ctx.now, by: ctx.actor.userId });
  await ctx.record({ action: paused ? 'play.pause' : 'play.resume', entity: 'play', after: { id } });
  const [info] = await infos(ctx, id);
  if (!info) throw notFound('play');
  return info;
}

export const playHandlers: Handlers<'plays'> = {
  list: async (ctx) => ({ items: await infos(ctx) }),

  async run(ctx, input) {
    const date = input.date ?? ctx.today;
    if (date > ctx.today)
      throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['date'], code: 'too_big', message: `≤ ${ctx.today}` }]);
    const run = await runPlays(ctx.db, { ...timeOf(ctx), today: date });
    await ctx.record({ action: 'plays.run', entity: 'play', after: { date, ...run } });
    return { date, ...run };
  },

  async runs(ctx, { playId, accountId, state, limit, cursor }) {
    if (accountId) await requireAccount(ctx, accountId, 'reads');
    const scope = await scopeOf(ctx, 'reads');
    const found = await selectRuns(ctx.db, { scope, playId, accountId, state, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      found,
      limit,
      (run) => run,
      (run) => [run.beganOn, run.id],
    );
  },

  async runById(ctx, { id }) {
    const run = await selectRun(ctx.db, await scopeOf(ctx, 'reads'), id, ctx.language);
    if (!run) throw notFound('play_run');
    return run;
  },

  async begin(ctx, { id, accountId }) {
    await requireAccount(ctx, accountId, 'writes');
    const play = await playInForce(ctx, id);
    if (play.play.trigger.on !== 'by_hand') throw new Fault('conflict', 'play.not_by_hand');
    if (play.isPaused) throw new Fault('conflict', 'play.paused');
    await lockPlays(ctx.db);
    const runId = newId();
    const isNew = await insertByHand(ctx.db, play, { accountId, runId, now: ctx.now, today: ctx.today });
    if (!isNew) throw new Fault('conflict', 'play.runs_already');
    await advancePlays(ctx.db, timeOf(ctx));
    await ctx.record({ action: 'play.begin', entity: 'account', entityId: accountId, after: { play: id, runId } });
    const [run] = await selectRuns(ctx.db, { scope: { all: true }, id: runId, after: null, limit: 1 });
    if (!run) throw notFound('play_run');
    return run;
  },

  async stop(ctx, { id }) {
    const run = await selectRun(ctx.db, await scopeOf(ctx, 'writes'), id, ctx.language);
    if (!run) throw notFound('play_run');
    await lockPlays(ctx.db);
    if (!(await stopRun(ctx.db, id, ctx.now))) throw new Fault('conflict', 'play.run_ended');
    await ctx.record({ action: 'play.stop', entity: 'account', entityId: run.accountId, after: { play: run.playId, runId: id } });
    const { steps: _, ...told } = (await selectRun(ctx.db, { all: true }, id, ctx.language)) ?? run;
    return told;
  },

  contactRules: (ctx) => readContactRules(ctx.db),
  setContactRules,
  pause: (ctx, { id }) => setPaused(ctx, id, true),
  resume: (ctx, { id }) => setPaused(ctx, id, false),

  async tryOut(ctx, { yaml, accounts }) {
    const document = await sound(ctx, yaml, null);
    if (document.kind !== 'play') throw notFound(document.id);
    return tryPlay(ctx, PlayPolicy.parse(document), accounts);
  },

  async effect(ctx, { id }) {
    const { play } = await playInForce(ctx, id);
    const [effect] = await effectsOf(ctx.db, [{ id, play }]);
    if (!effect) throw notFound('play');
    return effect;
  },

  effects: async (ctx) => ({ items: await effectsOf(ctx.db, await selectPlays(ctx.db, ctx.today)) }),
};
