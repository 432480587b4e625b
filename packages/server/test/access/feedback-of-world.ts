// For tests: items that an account asked for, one fresh, one delivered and to be verified.
import type { FeedbackAsk } from '@fulcrum/contract';
import { delivered, feedbackBase } from '../harness/feedback-base.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export interface FeedbackIds {
  fresh: string;
  other: string;
  delivered: string;
  /** Of the fresh one. */
  ask: string;
}

export async function insertFeedbackOf(fulcrum: TestFulcrum, accountId: string): Promise<FeedbackIds> {
  const base = feedbackBase(fulcrum);
  const [fresh, other, done] = [await base.note('批量导出课表'), await base.note('课表导成表格'), await base.note('登录变慢')];
  await base.ask(fresh.id, accountId, { quote: '每周都要手工抄一遍' });
  await base.ask(done.id, accountId);
  await delivered(base, done.id);
  const { items } = await fulcrum.call<{ items: FeedbackAsk[] }>('feedbackAsks.list', { itemId: fresh.id });
  return { fresh: fresh.id, other: other.id, delivered: done.id, ask: items[0]?.id ?? '' };
}
