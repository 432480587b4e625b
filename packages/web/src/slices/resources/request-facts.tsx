import { amountOf, type ResourceRequest } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, Money } from '../../kit/index.ts';

/** Where it stands; what is late, or ended without being done, stands out. */
export function StateOf({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation();
  return (
    <span className={request.late ? 'tag strong' : 'tag'}>
      {t(`resourcing.state.${request.state}`)}
      {request.late ? ` · ${t('resourcing.late')}` : ''}
    </span>
  );
}

/** The day that counts now: done, planned, or wanted. */
export function DayOf({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { doneOn, plannedOn, wantedOn } = request;
  const what = doneOn ? 'done' : plannedOn ? 'planned' : 'wanted';
  return (
    <span className="nowrap num">{t(`resourcing.dayOf.${what}`, { day: formatDate(doneOn ?? plannedOn ?? wantedOn, language) })}</span>
  );
}

export function AmountOf({ request }: { request: ResourceRequest }) {
  const language = useLanguage();
  return <span className="nowrap">{amountOf(request.doneQuantity ?? request.quantity, request.unit, language)}</span>;
}

export function CostOf({ request }: { request: ResourceRequest }) {
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return <Money amount={request.doneCost ?? request.cost} currency={currency} />;
}
