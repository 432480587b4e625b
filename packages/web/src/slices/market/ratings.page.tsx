import { type ExpiringRating, ratingRecords } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Failure,
  formatDate,
  morePages,
  PageHead,
  RelativeTime,
  RichText,
  SegmentLinks,
} from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { recordAddress } from '../account/account-record-panel.tsx';
import { RATING_SPANS } from './market.search.ts';

const USUAL_DAYS = 30;

/** Ratings that will soon hold no more, the next first: each opens where it is judged anew. */
export default function RatingsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { within = USUAL_DAYS } = useSearch({ from: '/customers/ratings' });
  const { asOf } = useDay();
  const found = useInfiniteQuery(pagesOf(api.ratingRubrics.expiring, { asOf, withinDays: within, limit: 100 }));
  const rows = found.data?.pages.flatMap(({ items }) => items);
  const count = `${rows?.length ?? 0}${found.hasNextPage ? '+' : ''}`;
  const columns: Column<ExpiringRating>[] = [
    {
      key: 'account',
      title: t('market.expiring.account'),
      always: true,
      render: (row) => <span className="strong ellip block">{row.accountName}</span>,
    },
    {
      key: 'dimension',
      title: t('market.expiring.dimension'),
      width: 144,
      render: (row) => ratingRecords.fields.dimension.choices[row.dimension][language],
    },
    {
      key: 'score',
      title: t('market.expiring.score'),
      width: 88,
      align: 'right',
      render: (row) => t('market.rating.of', { score: row.score }),
    },
    { key: 'expires', title: t('market.expiring.expires'), width: 176, render: (row) => <Expiry day={row.expiresOn} /> },
    { key: 'rated', title: t('market.expiring.rated'), width: 128, render: (row) => formatDate(row.ratedOn, language) },
    { key: 'rater', title: t('market.expiring.rater'), width: 128, render: (row) => row.raterName ?? <span className="ink3">—</span> },
  ];
  return (
    <>
      <PageHead
        title={t('shell.page.ratings')}
        eyebrow={t('market.expiring.eyebrow')}
        answer={
          !rows ? (
            t('shell.page.ratings')
          ) : rows.length ? (
            <RichText text="market.expiring.answer" values={{ count: rows.length, shown: count, days: within }} />
          ) : (
            t('market.expiring.answerNone', { days: within })
          )
        }
        sub={t('market.expiring.sub')}
        actions={<DayControl />}
      />
      <SegmentLinks
        label={t('market.expiring.spans')}
        current={String(within)}
        segments={RATING_SPANS.map((days) => ({
          key: String(days),
          label: t('market.expiring.span', { count: days }),
          link: { to: '/customers/ratings', search: { within: days === USUAL_DAYS ? undefined : days } },
        }))}
      />
      {found.error && !rows ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {rows?.length === 0 ? <EmptyState title={t('market.expiring.none')}>{t('market.expiring.noneDetail')}</EmptyState> : null}
      {found.isPending || rows?.length ? (
        <DataTable
          label={t('shell.page.ratings')}
          list="ratings"
          columns={columns}
          rows={rows ?? []}
          rowKey={(row) => row.id}
          loading={found.isPending}
          onOpen={(row) =>
            void navigate({
              to: '/customers/$accountId',
              params: { accountId: row.accountId },
              search: { tab: 'records', ...recordAddress('ratings') },
            })
          }
          keyboard
          {...morePages(found)}
        />
      ) : null}
    </>
  );
}

function Expiry({ day }: { day: string }) {
  const language = useLanguage();
  return (
    <>
      {formatDate(day, language)}{' '}
      <span className="note">
        <RelativeTime value={day} />
      </span>
    </>
  );
}
