import type { ResidentMonth, ResidentTold } from '@fulcrum/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { AskedWhy, Money } from '../../kit/index.ts';
import { ToFeedback } from '../feedback/to-feedback.tsx';
import { ReportForm } from './report-form.tsx';

const LONGEST_TITLE = 200;

/** One month: what its report says, or the report to be filed. */
export function MonthLine({ resident, month }: { resident: ResidentTold; month: ResidentMonth }) {
  const { t } = useTranslation();
  const [filing, setFiling] = useState(false);
  const { id, accountId, mayWrite } = resident;
  const withdraw = useChange({
    work: (reason: string) => client.residents.withdraw({ id, month: month.month, reason }),
    changes: [api.residents.key()],
    said: () => t('resident.withdrawn'),
  });
  const figures =
    month.state === 'filed'
      ? t('resident.figures', { days: month.days ?? 0, planned: month.planned, requests: month.requests ?? 0, orders: month.orders ?? 0 })
      : t(`resident.state.${month.state}`, { planned: month.planned });
  return (
    <li className="hairTop">
      <div className="row">
        <b className="grow num">{month.month}</b>
        {month.cost === null ? null : <Money amount={month.cost} />}
        {month.state === 'due' && mayWrite && !filing ? (
          <Button size="small" onClick={() => setFiling(true)}>
            {t('resident.file')}
          </Button>
        ) : null}
      </div>
      <p className="note">{figures}</p>
      {month.notes ? <p className="talkBody">{month.notes}</p> : null}
      {month.changes ? (
        <p className="talkBody">
          <b>{t('resident.changes')}</b> {month.changes}
        </p>
      ) : null}
      {month.changes && month.interactionId ? (
        <ToFeedback
          from={{ accountId, contactId: null, source: 'interaction', sourceId: month.interactionId }}
          title={month.changes.slice(0, LONGEST_TITLE)}
        />
      ) : null}
      {filing ? <ReportForm id={id} month={month} onDone={() => setFiling(false)} /> : null}
      {month.state === 'filed' && mayWrite ? (
        <AskedWhy
          texts={{
            open: t('resident.withdraw'),
            why: t('resident.withdrawWhy'),
            go: t('resident.withdraw'),
            cancel: t('task.form.cancel'),
          }}
          action={withdraw}
        />
      ) : null}
    </li>
  );
}
