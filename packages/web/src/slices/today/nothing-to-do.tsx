import type { WorkItem } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, EmptyState, formatDate } from '../../kit/index.ts';
import { useTodayAddress } from './use-today.ts';

const AHEAD_DAYS = 60;
const comesOn = ({ task, dueOn }: WorkItem): string => task?.snoozedUntil ?? dueOn;

/** Nothing on the list: what comes next, or how to make a task. */
export function NothingToDo({ today }: { today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search, go } = useTodayAddress();
  const mayAdd = useMe()?.may.includes('tasks.write') ?? false;
  const input = { date: addDays(today, AHEAD_DAYS), limit: 50, ...(search.team ? { team: true } : {}) };
  const ahead = useQuery(api.worklist.list.queryOptions({ input, enabled: search.show === undefined }));
  const all = <Button onClick={() => go({ show: undefined })}>{t('today.backToAll')}</Button>;
  if (search.show === 'overdue') return <Empty title={t('today.empty.overdue')} text={t('today.empty.overdueText')} action={all} />;
  if (search.show === 'done') return <Empty title={t('today.empty.done')} text={t('today.empty.doneText')} action={all} />;
  const next = ahead.data?.items.toSorted((a, b) => comesOn(a).localeCompare(comesOn(b)))[0];
  const text = next
    ? t('today.empty.next', {
        title: next.title,
        account: next.accountName ?? t('today.ofNoCustomer'),
        day: formatDate(comesOn(next), language, { style: 'day', weekday: true }),
      })
    : t('today.empty.text');
  return (
    <Empty
      title={t('today.empty.title')}
      text={text}
      action={mayAdd ? <Button onClick={() => go({ work: 'new' }, false)}>{t('today.newTask')}</Button> : undefined}
    />
  );
}

const Empty = ({ title, text, action }: { title: string; text: string; action: ReactNode | undefined }) => (
  <EmptyState title={title} action={action}>
    {text}
  </EmptyState>
);
