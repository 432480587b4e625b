import type { Segment } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, RichText, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';

const MONTHS = 5;

/** How much of a list is subscribed, on a day and at the ends of the months before it. */
export function Penetration({ segment }: { segment: Segment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useMe()?.today;
  const { asOf: shown } = useDay();
  const [chosen, setAsOf] = useState<string>();
  const asOf = chosen ?? shown;
  const found = useQuery(
    api.segments.penetration.queryOptions({
      input: { id: segment.id, months: MONTHS, ...(asOf ? { asOf } : {}) },
      placeholderData: (before) => before,
    }),
  );
  const last = found.data?.rows.at(-1);
  if (!last) return <SkeletonRows rows={2} />;
  const rate = ({ target, subscribed }: { target: number; subscribed: number }) =>
    target ? formatNumber(subscribed / target, language, 'percent', 1) : '—';
  return (
    <section className="penetration" aria-label={t('segment.penetration.title')}>
      <div className="row">
        <h3 className="section grow">{t('segment.penetration.title')}</h3>
        <DatePicker
          size="small"
          aria-label={t('segment.penetration.asOf')}
          value={dayjs(asOf ?? today ?? last.asOf)}
          allowClear={false}
          disabledDate={(day) => today !== undefined && day.format('YYYY-MM-DD') > today}
          onChange={(day) => setAsOf(day?.format('YYYY-MM-DD'))}
        />
      </div>
      <p>
        <RichText
          text="segment.penetration.answer"
          values={{ rate: rate(last), subscribed: formatNumber(last.subscribed, language), target: formatNumber(last.target, language) }}
        />
      </p>
      <table className="plainTable">
        <caption className="visuallyHidden">{t('segment.penetration.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('segment.penetration.day')}</th>
            <th scope="col" className="right">
              {t('segment.penetration.target')}
            </th>
            <th scope="col" className="right">
              {t('segment.penetration.subscribed')}
            </th>
            <th scope="col" className="right">
              {t('segment.penetration.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.data?.rows.toReversed().map((row) => (
            <tr key={row.asOf}>
              <td>{formatDate(row.asOf, language)}</td>
              <td className="right num">{formatNumber(row.target, language)}</td>
              <td className="right num">{formatNumber(row.subscribed, language)}</td>
              <td className="right num">{rate(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('segment.penetration.meaning')}</p>
    </section>
  );
}
