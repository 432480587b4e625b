import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';

/** What am I asked, and what did I answer? */
export default function PortalSurveysPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.portalSurveys.list, { limit: 50 }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const day = (on: string) => formatDate(on, language);
  return (
    <>
      <title>{t('portal.survey.title')}</title>
      <h1 className="answer">{t('portal.survey.title')}</h1>
      <p className="sub">{t('portal.survey.detail')}</p>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={3} /> : null}
      {found.data && !items.length ? <EmptyState title={t('portal.survey.none')}>{t('portal.survey.noneDetail')}</EmptyState> : null}
      <ul className="portalList">
        {items.map(({ id, name, open, answeredOn, score, expiresOn }) => (
          <li key={id}>
            <div className="row">
              <Link className="door portalLine grow" to="/portal/surveys/$surveyId" params={{ surveyId: id }}>
                {name[language]}
              </Link>
              <span className={`portalState ${open && !answeredOn ? 'waiting' : ''}`}>
                {t(answeredOn ? 'portal.survey.done' : 'portal.survey.waiting')}
              </span>
            </div>
            <p className="note">
              {[
                answeredOn ? t('portal.survey.answered', { day: day(answeredOn), score }) : null,
                open
                  ? t(answeredOn ? 'portal.survey.untilChange' : 'portal.survey.until', { day: day(expiresOn) })
                  : t('portal.survey.over'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {items.length > 0 ? <LoadMore count={items.length} {...morePages(found)} /> : null}
    </>
  );
}
