import { existsSync } from 'node:fs';
import path from 'node:path';
import { TEMPLATES } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { todayIn } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/fault.ts';
import { insertUser, startSession } from '../identity/index.ts';
import { insertOrganisation } from '../settings/index.ts';
import { installTemplate } from './install-template.ts';

type SetupInput = Parameters<Handlers<'session'>['setUp']>[1];

async function status(ctx: Ctx) {
  const available = TEMPLATES.map((id) => ({ id, available: existsSync(path.join(ctx.services.templatesDir, id, 'policies')) }));
  return {
    setUp: ctx.organisation !== null,
    organisation: ctx.organisation?.name ?? null,
    language: ctx.organisation?.language ?? null,
    template: ctx.organisation?.template ?? null,
    templates: available,
  };
}

/** The first call that comes sets the installation up; every later one is refused. */
async function setUp(ctx: WriteCtx, input: SetupInput) {
  const known = await sql`select 1 from organisation`.execute(ctx.db);
  if (known.rows.length) throw new Fault('conflict', 'setup.done');
  if (!Intl.supportedValuesOf('timeZone').includes(input.timeZone) && input.timeZone !== 'UTC')
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['timeZone'], code: 'unknown', message: input.timeZone }]);
  const organisation = {
    name: input.organisation,
    language: input.language,
    timeZone: input.timeZone,
    baseCurrency: input.baseCurrency,
    template: input.template,
  };
  await insertOrganisation(ctx.db, { ...organisation, demo: input.demo && input.template !== null }, ctx.now);
  const user = await insertUser(ctx, { ...input.administrator, role: 'administrator', language: input.language });
  const actor = { ...ctx.actor, kind: 'user', userId: user.id, name: user.name, role: 'administrator' } as const;
  const own: WriteCtx = {
    ...ctx,
    record: (entry) => ctx.record({ ...entry, by: actor }),
    organisation,
    today: todayIn(ctx.clock, input.timeZone),
    actor,
  };
  await own.record({ action: 'setup', entity: 'organisation', after: { ...organisation, administrator: user.email, demo: input.demo } });
  if (input.template) await installTemplate(own, input.template, input.demo);
  await startSession(own, user.id);
  return { done: true } as const;
}

export const setupHandlers: Pick<Handlers<'session'>, 'status' | 'setUp'> = { status, setUp };
