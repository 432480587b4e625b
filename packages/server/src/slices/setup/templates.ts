import { sql } from 'kysely';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { clearDemo } from '../../demo/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { setTemplate } from '../settings/index.ts';
import { installTemplate } from './install-template.ts';

type Input = Parameters<Handlers<'session'>['installTemplate']>[1];

/** Installs a template after set-up; the demo data once. Another template than the one there is refused. */
async function install(ctx: WriteCtx, { id, demo }: Input) {
  const found = await sql<{ template: string | null; demo: boolean }>`select template, demo from organisation for update`.execute(ctx.db);
  const known = found.rows[0];
  if (!known) throw new Fault('conflict', 'setup.needed');
  if (known.template !== null && known.template !== id) throw new Fault('conflict', 'setup.done');
  await installTemplate(ctx, id, demo && !known.demo);
  await setTemplate(ctx.db, id, demo);
  await ctx.record({ action: 'template.choose', entity: 'organisation', before: known, after: { template: id, demo: demo || known.demo } });
  return { done: true } as const;
}

export const templateHandlers: Pick<Handlers<'session'>, 'installTemplate' | 'clearDemo'> = {
  installTemplate: install,
  clearDemo: (ctx) => clearDemo(ctx),
};
