import type { PlanLine } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';

/** Plans with their customers, how far their actions are, and what came of them. */
export function PlansTable({ plans }: { plans: readonly PlanLine[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { asOf } = useDay();
  return (
    <div className="cards">
      <table className="plainTable recordTable" aria-label={t('shell.page.successPlans')}>
        <thead>
          <tr>
            <th scope="col">{t('succeeding.column.plan')}</th>
            <th scope="col">{t('succeeding.column.customer')}</th>
            <th scope="col">{t('succeeding.column.due')}</th>
            <th scope="col">{t('succeeding.column.actions')}</th>
            <th scope="col">{t('succeeding.column.owner')}</th>
            <th scope="col">{t('succeeding.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id}>
              <td data-label={t('succeeding.column.plan')}>
                <Link
                  className="door"
                  to="/customers/$accountId"
                  params={{ accountId: plan.accountId }}
                  search={{ asOf, tab: 'success', panel: 'record', of: `success-plans:${plan.id}` }}
                >
                  {plan.title}
                </Link>
              </td>
              <td data-label={t('succeeding.column.customer')}>{plan.accountName}</td>
              <td data-label={t('succeeding.column.due')} className="nowrap num">
                {formatDate(plan.dueOn, language)}
              </td>
              <td data-label={t('succeeding.column.actions')} className="num">
                {plan.actions ? t('succeeding.actions', { done: plan.done, count: plan.actions }) : '—'}
                {plan.late ? <b> · {t('succeeding.late', { count: plan.late })}</b> : null}
              </td>
              <td data-label={t('succeeding.column.owner')}>{plan.ownerName ?? '—'}</td>
              <td data-label={t('succeeding.column.state')}>
                <span className={plan.state === 'waiting' || plan.state === 'missed' ? 'tag strong' : 'tag'}>
                  {t(`succeeding.state.${plan.state}`)}
                </span>
                {plan.confirmedOn ? (
                  <span className="note block">
                    {[plan.confirmedByName, formatDate(plan.confirmedOn, language)].filter(Boolean).join(' · ')}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
