import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { MilestoneTrack } from '../project-starts/milestone-track.tsx';

/** How far are the projects of my company, and what comes when? */
export default function PortalStarts() {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.portal.starts.queryOptions({ input: {} }));
  return (
    <>
      <title>{t('portal.starts.title')}</title>
      <h1 className="answer">{t('portal.starts.title')}</h1>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data?.items.length === 0 ? <EmptyState title={t('portal.starts.none')}>{t('portal.starts.noneDetail')}</EmptyState> : null}
      {found.data?.items.map((start) => (
        <section key={start.id} aria-labelledby={`start-${start.id}`}>
          <h2 className="section" id={`start-${start.id}`}>
            {[start.name[language], start.productName].filter(Boolean).join(' · ')}
          </h2>
          <p className="note">
            {t(`procedure.stateOf.${start.state}`)} · {t('portal.starts.begun', { day: formatDate(start.begunOn, language) })}
          </p>
          <MilestoneTrack start={start} />
        </section>
      ))}
    </>
  );
}
