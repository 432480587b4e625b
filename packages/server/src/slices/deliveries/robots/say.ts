import type { Ctx } from '../../../access/index.ts';
import { OutboundError, postToInternet } from '../../../kernel/outbound.ts';
import type { KeptRobot } from './robot-store.ts';
import { type Notice, VENDORS } from './vendors.ts';

const LONGEST_ERROR = 300;

/** Says something in a robot's group; answers why it was not taken, or null. */
export async function say(ctx: Ctx, robot: KeptRobot, notices: readonly Notice[]): Promise<string | null> {
  if (!notices.length) return null;
  const vendor = VENDORS[robot.vendor];
  const { unseal, postOutside = postToInternet } = ctx.services;
  const target = { url: unseal(robot.sealedAddress), secret: robot.sealedSecret === null ? null : unseal(robot.sealedSecret) };
  const { url, body } = vendor.request(target, notices, ctx.clock.now().epochMilliseconds, robot.language);
  try {
    const answer = await postOutside(url, body);
    return answer.status === 200 ? vendor.wrong(parsed(answer.body)) : `HTTP ${answer.status}`;
  } catch (error) {
    if (error instanceof OutboundError) return error.message.slice(0, LONGEST_ERROR);
    throw error;
  }
}

function parsed(body: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
}
