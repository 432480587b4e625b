import type { Handlers, WriteCtx } from '../../../access/index.ts';
import { changeRobot, createRobot, findRobot, listRobots, removeRobot } from './robot-store.ts';
import { say } from './say.ts';

/** Says something in the group now. What is answered is an answer, not a failure of the call. */
async function test(ctx: WriteCtx, { id }: { id: string }) {
  const robot = await findRobot(ctx.db, id);
  const title = robot.language === 'zh' ? 'Fulcrum 测试消息：这个群机器人已经设好' : 'Fulcrum test: this robot is set up';
  const error = await say(ctx, robot, [{ title, detail: null, link: null }]);
  await ctx.record({ action: 'robot.test', entity: 'setting', entityId: id, after: { error } });
  return { sent: error === null, error };
}

export const robotsHandlers: Handlers<'robots'> = {
  list: listRobots,
  create: createRobot,
  change: changeRobot,
  remove: removeRobot,
  test,
};
