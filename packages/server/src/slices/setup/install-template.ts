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
  await evaluateNow(ctx, ctx.today);
  await runPlays(ctx.db, ctx);
}
