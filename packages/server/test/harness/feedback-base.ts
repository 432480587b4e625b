// For tests: items of feedback and who asked for them, as calls make them.
import type { FeedbackTold } from '@fulcrum/contract';
import type { TestFulcrum } from './fulcrum.ts';

type Move = { state: string; note?: string; targetRelease?: string };
export const feedbackBase = ({ call }: TestFulcrum) => {
  const get = (id: string, asOf?: string) => call<FeedbackTold>('feedback.get', { id, asOf });
  const one = async (id: string) => ({ id, revision: (await get(id)).revision });
  return {
    get,
    one,
    note: (title: string, more: object = {}) => call<FeedbackTold>('feedback.create', { kind: 'need', title, ...more }),
    ask: (itemId: string, accountId: string, more: object = {}) => call<FeedbackTold>('feedbackAsks.add', { itemId, accountId, ...more }),
    triage: async (id: string, more: object = {}) =>
      call<FeedbackTold>('feedback.triage', { ...(await one(id)), area: 'fault', route: 'engineering', causeKind: 'defect', ...more }),
    move: async (id: string, { state, ...more }: Move) => call<FeedbackTold>('feedback.move', { ...(await one(id)), state, ...more }),
  };
};
/** Through every state up to delivered. */
export async function delivered(base: ReturnType<typeof feedbackBase>, id: string): Promise<FeedbackTold> {
  await base.triage(id);
  await base.move(id, { state: 'in_progress' });
  return base.move(id, { state: 'delivered', targetRelease: '5.2' });
}
