import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, exportUrl, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  EmptyState,
  Failure,
  formatDate,
  formatNumber,
  PageHead,
  PanelLayout,
  RichText,
  SegmentLinks,
  SkeletonRows,
} from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { Detractors } from './detractors.tsx';
import { SurveyPanel } from './survey-panel.tsx';
import { SurveyRulesPanel } from './survey-rules.tsx';
import { SURVEY_VIEWS } from './surveys.search.ts';

/** What do customers think of us, and who speaks with those who are not content? */
export default function SurveysPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { can } = useSession();
  const { view = 'surveys', survey } = useSearch({ from: '/customers/surveys' });
  const { data } = useQuery(api.surveyLoops.figures.queryOptions({ input: {} }));
  const show = (id: string | undefined) =>
    void navigate({ to: '/customers/surveys', search: { view: view === 'surveys' ? undefined : view, survey: id } });
  const panel =
    survey === 'rules' ? (
      <SurveyRulesPanel onClose={() => show(undefined)} />
    ) : survey ? (
      <SurveyPanel key={survey} id={survey} onShow={show} onClose={() => show(undefined)} />
    ) : null;
  return (
    <PanelLayout size="script" panel={panel}>
      <PageHead
        title={t('shell.page.surveys')}
        eyebrow={t('surveying.eyebrow')}
        answer={data ? <Answer {...data} /> : '…'}
        sub={
          data?.inTime !== null && data
            ? t('surveying.sub', { share: formatNumber(data.inTime, language, 'percent'), again: data.again, better: data.better })
            : t('surveying.subNone')
        }
        actions={
          <>
            {can('plays.edit') ? <Button onClick={() => show('new')}>{t('surveying.new')}</Button> : null}
            <Button onClick={() => show('rules')}>{t('surveying.rules.open')}</Button>
            {can('exports.run') ? (
              <Button href={exportUrl('survey-answers', { format: 'csv' })} icon={<DownloadOutlined aria-hidden />} download>
                {t('surveying.export')}
              </Button>
            ) : null}
          </>
        }
      />
      <SegmentLinks
        label={t('surveying.views')}
        current={view}
        segments={SURVEY_VIEWS.map((key) => ({
          key,
          label: t(`surveying.view.${key}`),
          link: { to: '/customers/surveys' as const, search: { view: key === 'surveys' ? undefined : key } },
        }))}
      />
      {view === 'surveys' ? <SurveyTable /> : <Detractors view={view === 'detractors' ? 'open' : view} />}
    </PanelLayout>
  );
}

/** Who waits to be spoken with. */
function Answer({ open, late }: { open: number; late: number }) {
  const { t } = useTranslation();
  if (!open) return t('surveying.headNone');
  return (
    <>
      <RichText text="surveying.head" values={{ count: open }} />
      {late ? <RichText text="surveying.headLate" values={{ late }} /> : null}
    </>
  );
}

function SurveyTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.surveys.list, { limit: 50 }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={6} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length) return <EmptyState title={t('surveying.nothing')}>{t('surveying.nothingDetail')}</EmptyState>;
  return (
    <div className="cards">
      <table className="plainTable recordTable" aria-label={t('shell.page.surveys')}>
        <thead>
          <tr>
            {(['name', 'kind', 'state', 'invited', 'answered'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`surveying.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label={t('surveying.column.name')}>
                <Link className="door" to="/customers/surveys" search={{ survey: row.id }}>
                  {row.name[language]}
                </Link>
              </td>
              <td data-label={t('surveying.column.kind')}>{t(`surveying.kind.${row.kind}`)}</td>
              <td data-label={t('surveying.column.state')}>
                <span className="tag">{t(row.imported ? 'surveying.imported' : `surveying.state.${row.state}`)}</span>
                {row.startedOn ? <span className="note block">{formatDate(row.endedOn ?? row.startedOn, language)}</span> : null}
              </td>
              <td data-label={t('surveying.column.invited')} className="num">
                {row.imported ? '—' : formatNumber(row.invited, language)}
              </td>
              <td data-label={t('surveying.column.answered')} className="num">
                {formatNumber(row.answered, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.hasNextPage ? (
        <Button type="link" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('records.more')}
        </Button>
      ) : null}
    </div>
  );
}
