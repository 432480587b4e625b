import { NOTIFICATION_KINDS, ROBOT_HOSTS, ROBOT_VENDORS, type Robot } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import type { Ctx, WriteCtx } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { newId } from '../../../kernel/ids.ts';
import { readSetting, writeSetting } from '../../settings/index.ts';
import { forgetRobot, ROBOTS_KEY } from './robot-deliveries.sql.ts';

const KeptRobot = z.object({
  id: z.string(),
  name: z.string(),
  vendor: z.enum(ROBOT_VENDORS),
  enabled: z.boolean(),
  language: z.enum(['zh', 'en']),
  // What a later version knew and this one does not is left out.
  kinds: z.array(z.string()).transform((kinds) => NOTIFICATION_KINDS.filter((kind) => kinds.includes(kind))),
  names: z.boolean(),
  sealedAddress: z.string(),
  sealedSecret: z.string().nullable(),
  /** Nothing is passed on that came about earlier. */
  since: z.string(),
});
export type KeptRobot = z.infer<typeof KeptRobot>;
const Kept = z.object({ robots: z.array(KeptRobot).default([]) });

export const readRobots = async (db: Db): Promise<KeptRobot[]> => (await readSetting(db, ROBOTS_KEY, Kept)).robots;

const shown = ({ sealedAddress, sealedSecret, since, ...robot }: KeptRobot): Robot => ({ ...robot, hasSecret: sealedSecret !== null });
const entry = (action: 'create' | 'change' | 'remove', id: string, before: KeptRobot | null, after: KeptRobot | null) => ({
  ...{ action: `robot.${action}`, entity: 'setting', entityId: id },
  ...{ before: before && shown(before), after: after && shown(after) },
});

export const listRobots = async (ctx: Ctx): Promise<{ items: Robot[] }> => ({ items: (await readRobots(ctx.db)).map(shown) });

/** The address of a robot leads to its vendor, and nowhere else. */
function requireAddress(address: string, vendor: KeptRobot['vendor']): void {
  const { protocol, hostname, port, username, password } = new URL(address);
  if (protocol === 'https:' && ROBOT_HOSTS[vendor].includes(hostname) && !port && !username && !password) return;
  throw new Fault('invalid', 'robot.address', { hosts: ROBOT_HOSTS[vendor].join('、') });
}

/** The list under a lock, so that two who change it at once do not undo one another. */
async function locked(ctx: WriteCtx): Promise<KeptRobot[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${ROBOTS_KEY}, 0))`.execute(ctx.db);
  return readRobots(ctx.db);
}
const keep = (ctx: WriteCtx, robots: readonly KeptRobot[]) =>
  writeSetting(ctx.db, ROBOTS_KEY, { robots }, { now: ctx.now, userId: ctx.actor.userId });

export async function findRobot(db: Db, id: string): Promise<KeptRobot> {
  const found = (await readRobots(db)).find((robot) => robot.id === id);
  if (!found) throw notFound('robot');
  return found;
}

/** Plays tell a group by its robot's name. */
function requireName(name: string, others: readonly KeptRobot[]): void {
  if (others.some((robot) => robot.name === name)) throw new Fault('conflict', 'robot.name_taken');
}

type Said = Omit<Robot, 'id' | 'hasSecret'> & { address: string; secret?: string | undefined };
export async function createRobot(ctx: WriteCtx, { address, secret, ...said }: Said): Promise<Robot> {
  requireAddress(address, said.vendor);
  const robots = await locked(ctx);
  requireName(said.name, robots);
  const sealed = { sealedAddress: ctx.services.seal(address), sealedSecret: secret ? ctx.services.seal(secret) : null };
  const made: KeptRobot = { ...said, id: newId(), ...sealed, since: ctx.now };
  await keep(ctx, [...robots, made]);
  await ctx.record(entry('create', made.id, null, made));
  return shown(made);
}

type Change = { id: string } & Partial<Omit<Said, 'vendor'>>;
export async function changeRobot(ctx: WriteCtx, { id, address, secret, ...said }: Change): Promise<Robot> {
  const robots = await locked(ctx);
  const before = robots.find((robot) => robot.id === id);
  if (!before) throw notFound('robot');
  if (address !== undefined) requireAddress(address, before.vendor);
  if (said.name !== undefined && said.name !== before.name) requireName(said.name, robots);
  const named = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const after: KeptRobot = {
    ...before,
    ...named,
    ...(address === undefined ? {} : { sealedAddress: ctx.services.seal(address) }),
    ...(secret === undefined ? {} : { sealedSecret: secret ? ctx.services.seal(secret) : null }),
    // What came about while it was off is not passed on afterwards.
    since: before.enabled ? before.since : ctx.now,
  };
  await keep(
    ctx,
    robots.map((robot) => (robot.id === id ? after : robot)),
  );
  await ctx.record(entry('change', id, before, after));
  return shown(after);
}

export async function removeRobot(ctx: WriteCtx, { id }: { id: string }): Promise<{ id: string }> {
  const robots = await locked(ctx);
  const before = robots.find((robot) => robot.id === id);
  if (!before) throw notFound('robot');
  await keep(
    ctx,
    robots.filter((robot) => robot.id !== id),
  );
  await forgetRobot(ctx.db, id);
  await ctx.record(entry('remove', id, before, null));
  return { id };
}
