import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../../access/index.ts';
import { nextAttempt } from '../back-off.ts';
import { type Claimed, noteOutcomes, type Outcome } from '../deliveries.sql.ts';
import { readServer } from '../mail-server.ts';
import { claimNotices, type NoticeContent } from './robot-deliveries.sql.ts';
import { type KeptRobot, readRobots } from './robot-store.ts';
import { say } from './say.ts';

type Held = Claimed<NoticeContent>;

/** Says what is due as one message, and notes at once what came of it. */
async function sayAll(ctx: JobCtx, robot: KeptRobot, held: readonly Held[], web: string): Promise<{ sent: number; failed: number }> {
  const notices = held.map(({ content: { subject, detail, link } }) => ({
    title: subject,
    detail,
    link: link && web ? `${web}${link}` : null,
  }));
  const error = await say(ctx, robot, notices);
  const now = ctx.clock.now().toString();
  const outcomes = held.map(({ id, attempts }): { id: string; attempts: number; outcome: Outcome } => ({
    id,
    attempts,
    outcome: error === null ? { sent: true } : { sent: false, error, nextAt: nextAttempt(attempts, now) },
  }));
  await noteOutcomes(ctx.db, outcomes, now);
  return error === null ? { sent: held.length, failed: 0 } : { sent: 0, failed: held.length };
}

/** Tells groups what is due, every minute: a message a robot, all robots side by side, so that a dead one keeps none waiting. */
// unaudited: every attempt is kept with its delivery
const sendRobotsJob = defineJob({
  name: 'deliveries.robots',
  label: { zh: '发送群机器人消息', en: 'Tell groups' },
  input: z.object({}),
  async run(ctx) {
    const robots = (await readRobots(ctx.db)).filter(({ enabled }) => enabled);
    if (!robots.length) return null;
    const ids = robots.map(({ id }) => id);
    const held = Map.groupBy(await claimNotices(ctx.db, ids, ctx.clock.now().toString()), ({ robotId }) => robotId);
    const web = (await readServer(ctx.db))?.web ?? '';
    const done = await Promise.all(robots.map((robot) => sayAll(ctx, robot, held.get(robot.id) ?? [], web)));
    const total = done.reduce((sum, one) => ({ sent: sum.sent + one.sent, failed: sum.failed + one.failed }));
    return total.sent || total.failed ? total : null;
  },
});

export const robotJobs: readonly Job[] = [sendRobotsJob];
