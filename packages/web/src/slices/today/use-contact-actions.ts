import type { WorkItem } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { daysBetween, formatDate } from '../../kit/index.ts';
import { asInteraction, type ContactMade, type TaskActions } from '../tasks/index.ts';
import type { AtCustomer } from './use-today.ts';

/** What one does with a suggested contact: log it, make a task of it, wave it off; each said, and undone where it can be. */
export function useContactActions(today: string, { run, finish }: TaskActions, onTask: (taskId: string) => void) {
  const { t } = useTranslation();
  const language = useLanguage();
  const log = (work: AtCustomer, made: ContactMade, onLogged: () => void) =>
    run(async () => {
      const done = await client.interactions.log({ ...asInteraction(made), accountId: work.accountId });
      onLogged();
      const undo = () => client.interactions.withdraw({ id: done.id, accountId: done.accountId, revision: done.revision });
      finish([work], t('today.contact.logged', { account: work.accountName }), undo);
    });
  const take = (work: AtCustomer) =>
    run(async () => {
      const task = await client.worklist.take({ id: work.id, revision: work.revision });
      const undo = () => client.tasks.close({ id: task.id, revision: task.revision, outcome: 'not_needed' });
      finish([work], t('today.contact.taken', { account: work.accountName }), undo);
      onTask(task.id);
    });
  const wave = (works: readonly WorkItem[], until: string, reason: string) =>
    run(async () => {
      const days = daysBetween(today, until);
      const waved = await Promise.all(works.map(({ id, revision }) => client.worklist.wave({ id, revision, days, reason })));
      const wake = () => Promise.all(works.map(({ id }, i) => client.worklist.wake({ id, revision: waved[i]?.revision ?? 0 })));
      const day = formatDate(until, language, { style: 'day', weekday: true });
      finish(works, t('today.contact.waved', { count: works.length, day }), wake);
    });
  return { log, take, wave };
}
export type ContactActions = ReturnType<typeof useContactActions>;
