import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, fact, formatDate, Money, SkeletonRows } from '../../kit/index.ts';
import { MonthLine } from './month-line.tsx';
import { ResidentForm } from './resident-form.tsx';
import './residents.css';
import { useWeekdays } from './use-weekdays.ts';

/** Somebody resident: what was agreed, and what each month came to. */
export function ResidentPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const weekdays = useWeekdays();
  const [editing, setEditing] = useState(false);
  const found = useQuery(api.residents.get.queryOptions({ input: { id } }));
  const one = found.data;
  return (
    <DockedPanel eyebrow={t('resident.title')} title={one?.name ?? '…'} onClose={onClose}>
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {one && editing ? (
        <ResidentForm key={one.revision} resident={one} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
      ) : null}
      {one && !editing ? (
        <>
          <dl className="fieldList">
            {fact(
              t('resident.account'),
              <Link className="door" to="/customers/$accountId" params={{ accountId: one.accountId }}>
                {one.accountName}
              </Link>,
            )}
            {fact(t('resident.from'), one.providerName ?? t('resident.ours'))}
            {fact(t('resident.weekdays'), weekdays(one.weekdays))}
            {fact(
              t('resident.span'),
              `${formatDate(one.startsOn, language)} – ${one.endsOn ? formatDate(one.endsOn, language) : t('resident.endless')}`,
            )}
            {fact(t('resident.dayCost'), <Money amount={one.dayCost} />)}
            {one.duties ? fact(t('resident.duties'), one.duties) : null}
          </dl>
          {one.mayWrite ? (
            <Button size="small" onClick={() => setEditing(true)}>
              {t('resident.edit')}
            </Button>
          ) : null}
          <h3 className="section">{t('resident.reports')}</h3>
          {one.months.length === 0 ? <p className="note hairTop emptyNote">{t('resident.noMonth')}</p> : null}
          <ul className="plainList residentMonths">
            {one.months.map((month) => (
              <MonthLine key={month.month} resident={one} month={month} />
            ))}
          </ul>
        </>
      ) : null}
    </DockedPanel>
  );
}
