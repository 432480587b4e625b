import type { RequestFigures } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, Failure, Figures, formatDate, formatNumber, PageHead, RichText, SegmentLinks, SkeletonRows } from '../../kit/index.ts';
import { useCallFigures } from '../calls/use-call-figures.tsx';
import { SPANS } from './figures.search.ts';
import { FiguresTables } from './figures-tables.tsx';
import { FlowChart } from './flow-chart.tsx';
import { rowsOf } from './rows-of-figure.ts';
import { useOpenTime } from './use-open-time.ts';
import './requests.css';

/** How does the desk do: solved at once, in time, to the customers' satisfaction? */
export default function FiguresPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { days = 30 } = useSearch({ from: '/service/figures' });
  const today = useMe()?.today;
  const input = today ? { to: today, from: addDays(today, 1 - days) } : {};
  const found = useQuery({ ...api.serviceRequests.figures.queryOptions({ input }), placeholderData: (before) => before });
  const { data } = found;
  const share = (rate: number | null | undefined) =>
    rate === null || rate === undefined ? t('desk.figures.unknown') : formatNumber(rate, language, 'percent');
  return (
    <>
      <PageHead
        title={t('shell.page.deskFigures')}
        eyebrow={t('desk.figures.eyebrow')}
        answer={
          data ? (
            <RichText
              text="desk.figures.answer"
              values={{ fcr: share(data.firstContact.rate), sla: share(data.clocks.find(({ clock }) => clock === 'first')?.rate) }}
            />
          ) : (
            '…'
          )
        }
        sub={data ? t('desk.figures.sub', { from: formatDate(data.from, language), to: formatDate(data.to, language) }) : undefined}
      />
      <SegmentLinks
        label={t('desk.figures.span')}
        current={String(days)}
        segments={SPANS.map((count) => ({
          key: String(count),
          label: t('desk.figures.days', { count }),
          link: { to: '/service/figures' as const, search: { days: count === 30 ? undefined : count } },
        }))}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : data ? (
        <Told figures={data} share={share} />
      ) : (
        <SkeletonRows rows={10} />
      )}
    </>
  );
}

function Told({ figures, share }: { figures: RequestFigures; share: (rate: number | null) => string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { firstContact, backlog, ratings, reopenRate, ages, searchToAnswer } = figures;
  const time = useOpenTime();
  const rows = rowsOf(figures);
  const calls = useCallFigures({ from: figures.from, to: figures.to }, share);
  return (
    <>
      <Figures
        figures={[
          {
            label: t('desk.figures.fcr'),
            value: share(firstContact.rate),
            small: t('desk.figures.fcrSmall', firstContact),
            hint: t('desk.figures.fcrHint'),
            opens: rows({ figure: 'judged', kind: 'question' }),
          },
          {
            label: t('desk.figures.backlog'),
            value: formatNumber(backlog.after, language),
            small: t('desk.figures.backlogSmall', { before: backlog.before }),
            opens: { link: { to: '/service/requests' } },
          },
          {
            label: t('desk.figures.rating'),
            value: share(ratings.rate),
            small: t('desk.figures.ratingSmall', { count: ratings.answers }),
            hint: t('desk.figures.ratingHint'),
            opens: rows({ figure: 'rated' }),
          },
          {
            label: t('desk.figures.reopen'),
            value: share(reopenRate),
            hint: t('desk.figures.reopenHint'),
            opens: rows({ figure: 'reopened' }),
          },
          ...calls.figures,
        ]}
      />
      <p className="note">{t('desk.figures.ages', ages)}</p>
      {calls.note ? <p className="note">{calls.note}</p> : null}
      {searchToAnswer.medianMs === null ? null : (
        <p className="note">
          {t('desk.figures.searchToAnswer', {
            count: searchToAnswer.answers,
            median: time(searchToAnswer.medianMs),
            most: time(searchToAnswer.p90Ms ?? 0),
          })}
        </p>
      )}
      <FlowChart figures={figures} />
      <FiguresTables figures={figures} share={share} />
    </>
  );
}
