import type { PortalUsage } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, Figures, formatDate, formatNumber, SkeletonRows, Spark } from '../../kit/index.ts';
import { usePortalMe } from './portal-me.ts';

const MONTHS = 12;
const fileUrl = (month: string) => `/api/v1/portal/usage/file?${new URLSearchParams({ month })}`;

/** What do we use, how did it go over the year, and do we use what we bought? */
export default function PortalUsagePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = usePortalMe();
  const [month, setMonth] = useState<string>();
  const found = useQuery({ ...api.portalUsage.report.queryOptions({ input: { month } }), placeholderData: (before) => before });
  const { data } = found;
  const title = t('portal.usage.title', { company: me?.company ?? '' });
  return (
    <>
      <title>{title}</title>
      <h1 className="answer">{title}</h1>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {data && !data.metrics.length ? <EmptyState title={t('portal.usage.none')}>{t('portal.usage.noneDetail')}</EmptyState> : null}
      {data?.metrics.length ? (
        <>
          <div className="row wrap portalViews">
            <Months current={data.month} onChoose={setMonth} />
            <span className="note grow">
              {[
                t('portal.usage.span', { day: formatDate(data.asOf, language) }),
                data.lastOn ? t('portal.usage.lastOn', { day: formatDate(data.lastOn, language) }) : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Button href={fileUrl(data.month)} download>
              {t('portal.usage.download')}
            </Button>
          </div>
          <Shown report={data} />
        </>
      ) : null}
    </>
  );
}

/** The twelve months that are over. */
function Months({ current, onChoose }: { current: string; onChoose: (month: string) => void }) {
  const { t } = useTranslation();
  const me = usePortalMe();
  const last = Temporal.Now.zonedDateTimeISO(me?.timeZone ?? 'UTC')
    .toPlainDate()
    .toPlainYearMonth()
    .subtract({ months: 1 });
  const months = Array.from({ length: MONTHS }, (_, nth) => last.subtract({ months: nth }).toString());
  return (
    <Select
      aria-label={t('portal.usage.month')}
      value={current}
      onChange={onChoose}
      options={[...new Set([current, ...months])]
        .toSorted()
        .toReversed()
        .map((value) => ({ value, label: value }))}
    />
  );
}

function Shown({ report: { metrics, seats, seatRate, products } }: { report: PortalUsage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number | null, unit: string | null) =>
    value === null ? t('portal.usage.noValue') : [formatNumber(Math.round(value * 100) / 100, language), unit].filter(Boolean).join(' ');
  const signed = (share: number) => `${share > 0 ? '+' : ''}${formatNumber(share, language, 'percent')}`;
  return (
    <>
      <Figures
        size="record"
        figures={[
          ...(seatRate === null
            ? []
            : [
                {
                  label: t('portal.usage.seats'),
                  value: formatNumber(seatRate, language, 'percent'),
                  small: seats === null ? undefined : t('portal.usage.seatsOf', { count: seats }),
                },
              ]),
          ...metrics.map(({ name, unit, value, trend }) => ({
            label: name[language],
            value: number(value, unit),
            small: trend === null ? undefined : t('portal.usage.trend', { change: signed(trend) }),
          })),
        ]}
      />
      <h2 className="section">{t('portal.usage.course')}</h2>
      <div className="portalTable">
        <table className="plainTable" aria-label={t('portal.usage.course')}>
          <thead>
            <tr>
              <th scope="col">{t('portal.usage.month')}</th>
              {metrics.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(metrics[0]?.months ?? []).map(({ month }, nth) => (
              <tr key={month}>
                <td>{month}</td>
                {metrics.map(({ id, months }) => (
                  <td key={id} className="num">
                    {number(months[nth]?.value ?? null, null)}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <td />
              {metrics.map(({ id, name, months }) => (
                <td key={id} className="num">
                  <Spark values={months.flatMap(({ value }) => value ?? [])} label={`${name[language]} · ${t('portal.usage.course')}`} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {products.length ? (
        <>
          <h2 className="section">{t('portal.usage.products')}</h2>
          <ul className="portalList">
            {products.map(({ id, name, bought, lastOn, figures }) => (
              <li key={id}>
                <div className="row">
                  <span className="strong grow">{name}</span>
                  <span className="portalState">{t(bought ? 'portal.usage.bought' : 'portal.usage.notBought')}</span>
                </div>
                <p className="note">
                  {[
                    lastOn ? t('portal.usage.lastOn', { day: formatDate(lastOn, language) }) : t('portal.usage.unmeasured'),
                    ...figures.flatMap(({ id: metric, value }) => {
                      const one = metrics.find((each) => each.id === metric);
                      return one && value !== null ? [`${one.name[language]} ${number(value, one.unit)}`] : [];
                    }),
                  ].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
