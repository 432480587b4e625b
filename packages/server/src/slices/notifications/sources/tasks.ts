import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import { choose, due, firstDue, from, joined, labelled, quoted, type Source } from './source.ts';

export interface TaskFacts {
  count: number;
  title: Both | null;
  dueOn: string | null;
  by?: string | null;
  /** They came with their accounts. */
  moved?: boolean;
  play?: Both | null;
}

const PLAY = { zh: '剧本', en: 'a play' };
const link: Source['link'] = ({ subjectId }) => (subjectId ? `/today?task=${subjectId}` : '/today');
const task = sql`select from task t where t.account_id = n.account_id and t.id::text = n.subject_id and t.owner_id = n.user_id`;
// A task that one has been given is seen with its account's name, whatever else of the account is.
const knows = sql`exists (${task})`;
const over = sql`n.subject_id is not null and not exists (${task} and t.state = 'open')`;

export const givenTasks: Source<TaskFacts> = {
  link,
  knows,
  over,
  words({ count, title, moved, by, dueOn }, language) {
    if (count > 1) {
      const many = choose(language, `随客户转来 ${count} 项未完成的待办`, `${count} open tasks came to you with their customers`);
      return { title: many, detail: from(by, language) };
    }
    const label = moved
      ? choose(language, '随客户转来的待办', 'Task that came with its customer')
      : choose(language, '交给您的待办', 'Task for you');
    return { title: labelled(label, title?.[language], language), detail: joined([from(by, language), due(dueOn, language)]) };
  },
};

export const firedTasks: Source<TaskFacts> = {
  link,
  knows,
  over,
  words({ count, title, play, dueOn }, language) {
    const of = choose(language, `剧本${quoted(play, { zh: '', en: '' }, 'zh')}`, quoted(play, PLAY, 'en'));
    if (count > 1)
      return { title: choose(language, `${of}新增 ${count} 项待办`, `${count} new tasks of ${of}`), detail: firstDue(dueOn, language) };
    return {
      title: labelled(choose(language, '新待办', 'New task'), title?.[language], language),
      detail: joined([of, due(dueOn, language)]),
    };
  },
};
