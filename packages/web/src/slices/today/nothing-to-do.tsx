import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, EmptyState, formatDate } from '../../kit/index.ts';
import { useTodayAddress } from './use-today.ts';

const AHEAD_DAYS = 60;

/** Nothing on the list: what comes next, or how to make a task. */
export function NothingToDo({ today }: { today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useTodayAddress();
  const input = { date: addDays(today, AHEAD_DAYS), limit: 50, ...(search.team ? { team: true } : {}) };
  const ahead = useQuery(api.tasks.worklist.queryOptions({ input, enabled: search.show === undefined }));
  const all = <Button onClick={() => go({ show: undefined })}>{t('today.backToAll')}</Button>;
  if (search.show === 'overdue') return <Empty title={t('today.empty.overdue')} text={t('today.empty.overdueText')} action={all} />;
  if (search.show === 'done') return <Empty title={t('today.empty.done')} text={t('today.empty.doneText')} action={all} />;
  const next = ahead.data?.items.toSorted((a, b) => (a.snoozedUntil ?? a.dueOn).localeCompare(b.snoozedUntil ?? b.dueOn))[0];
  const text = next
    ? t('today.empty.next', {
        title: next.title,
        account: next.accountName,
        day: formatDate(next.snoozedUntil ?? next.dueOn, language, { style: 'day', weekday: true }),
      })
    : t('today.empty.text');
  return (
    <Empty
      title={t('today.empty.title')}
      text={text}
      action={<Button onClick={() => go({ work: 'new' }, false)}>{t('today.newTask')}</Button>}
    />
  );
}

const Empty = ({ title, text, action }: { title: string; text: string; action: React.ReactNode }) => (
  <EmptyState title={title} action={action}>
    {text}
  </EmptyState>
);
