import type { Both } from '@fulcrum/contract';
import { choose, quoted, type Source } from './source.ts';

export interface BudgetFacts {
  play: Both | null;
  waiting: number;
}

/** A play has spent what its limits allow, and customers wait for the next period. */
export const spentBudgets: Source<BudgetFacts> = {
  link: ({ subjectId }) => `/strategy/plays?play=${encodeURIComponent(subjectId ?? '')}&state=queued`,
  words({ play, waiting }, language) {
    const name = quoted(play, { zh: '', en: '' }, language);
    return {
      title: choose(language, `剧本${name}的额度已用完`, `The budget of play ${name} is spent`),
      detail: choose(
        language,
        `${waiting} 个客户在排队，等下一期额度`,
        `${waiting} ${waiting === 1 ? 'customer waits' : 'customers wait'} for the next period`,
      ),
    };
  },
};
