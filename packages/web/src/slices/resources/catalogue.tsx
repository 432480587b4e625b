import type { ResourceLine, ResourceLoad } from '@fulcrum/contract';
import { amountOf, RESOURCE_KINDS } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, EmptyState, Failure, formatDate, Money, SkeletonRows } from '../../kit/index.ts';
import { useCatalogue } from './use-catalogue.ts';

/** What there is, of whom, at what cost, and how its months are taken. */
export function Catalogue({ onOpen }: { onOpen: ((id: string) => void) | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const found = useCatalogue();
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  const { items } = found.data;
  if (items.length === 0) return <EmptyState title={t('resourcing.catalogue.none')}>{t('resourcing.catalogue.noneDetail')}</EmptyState>;
  const months = items[0]?.loads.map(({ month }) => month) ?? [];
  const monthName = (month: string) => formatDate(`${month}-01`, language, { style: 'month' });
  return (
    <div className="cards">
      <table className="plainTable recordTable" aria-label={t('resourcing.view.catalogue')}>
        <thead>
          <tr>
            <th scope="col">{t('resourcing.what')}</th>
            <th scope="col">{t('resourcing.kind')}</th>
            <th scope="col">{t('resourcing.owner')}</th>
            <th scope="col">{t('resourcing.levels')}</th>
            <th scope="col" className="right">
              {t('resourcing.unitCost')}
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className="right">
                {monthName(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.id}>
              <td data-label={t('resourcing.what')}>
                {onOpen ? <Door onOpen={() => onOpen(row.id)}>{row.title[language]}</Door> : row.title[language]}
              </td>
              <td data-label={t('resourcing.kind')}>{RESOURCE_KINDS[row.kind][language]}</td>
              <td data-label={t('resourcing.owner')}>{row.ownerName ?? t('resourcing.noOwner')}</td>
              <td data-label={t('resourcing.levels')}>
                {row.levels.length ? row.levels.join(t('measures.op.comma')) : t('resourcing.everyLevel')}
              </td>
              <td data-label={t('resourcing.unitCost')} className="right nowrap">
                {row.unitCost === null ? (
                  '—'
                ) : (
                  <>
                    <Money amount={row.unitCost} currency={currency} /> / {t(`resourcing.unitOf.${row.unit}`)}
                  </>
                )}
              </td>
              {row.loads.map((load) => (
                <td key={load.month} data-label={monthName(load.month)} className="right">
                  <Taken resource={row} load={load} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a month is taken; what is overbooked stands out, and what waits for approval is told beside it. */
function Taken({ resource, load }: { resource: ResourceLine; load: ResourceLoad }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const over = load.free !== null && Number(load.free) < 0;
  const amount = (text: string) => amountOf(text, resource.unit, language);
  return (
    <>
      <span className={over ? 'tag strong nowrap' : 'num nowrap'}>
        {load.capacity === null
          ? t('resourcing.load.taken', { booked: amount(load.booked) })
          : t('resourcing.load.of', { booked: load.booked, capacity: amount(load.capacity) })}
      </span>
      {over ? <span className="note block">{t('resourcing.load.overBy', { over: amount(String(-Number(load.free))) })}</span> : null}
      {Number(load.asked) > 0 ? <span className="note block">{t('resourcing.load.waits', { asked: amount(load.asked) })}</span> : null}
    </>
  );
}
