import type { Handlers } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { countTasksByPlay, selectPlays } from './plays.sql.ts';
import { runPlays } from './run-plays.ts';

export const playHandlers: Handlers<'plays'> = {
  async list(ctx) {
    const counts = await countTasksByPlay(ctx.db);
    const plays = await selectPlays(ctx.db, ctx.today);
    return {
      items: plays.map(({ id, play, ranTo, hasRun }) => ({
        id,
        name: play.name,
        trigger: play.trigger.on,
        open: counts.get(id)?.open ?? 0,
        done: counts.get(id)?.done ?? 0,
        ranTo: hasRun ? ranTo : null,
      })),
    };
  },

  async run(ctx, input) {
    const date = input.date ?? ctx.today;
    if (date > ctx.today)
      throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['date'], code: 'too_big', message: `≤ ${ctx.today}` }]);
    const run = await runPlays(ctx.db, { now: ctx.now, today: date });
    await ctx.record({ action: 'plays.run', entity: 'play', after: { date, ...run } });
    return { date, ...run };
  },
};
