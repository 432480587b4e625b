import type { WriteCtx } from '../../access/index.ts';
import { loadDemo } from '../../demo/index.ts';
import { installPlays, runPlays } from '../plays/index.ts';
import { evaluateNow, installTemplate as installPolicies, publishDocument } from '../tiering/index.ts';

/** A template's fields, policies and plays; with its demo data judged and its plays run, so that the first list is there at once. */
export async function installTemplate(ctx: WriteCtx, id: string, demo: boolean): Promise<void> {
  await installPolicies(ctx, id);
  await installPlays(ctx.services.templatesDir, id, (play) => publishDocument(ctx, play));
  if (!demo) return;
  await loadDemo(ctx, id);
  // The month ends before give the moves of today something to move from, and the past views something to show.
  for (const day of monthEndsBefore(ctx.today, 2)) await evaluateNow(ctx, day);
  await evaluateNow(ctx, ctx.today);
  await runPlays(ctx.db, ctx);
}

/** The last days of the n months before a day's own, the earliest first. */
const monthEndsBefore = (today: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) =>
    Temporal.PlainDate.from(today)
      .with({ day: 1 })
      .subtract({ months: n - 1 - i })
      .subtract({ days: 1 })
      .toString(),
  );
