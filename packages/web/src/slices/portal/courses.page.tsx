import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { LearnedList } from '../training/learned-list.tsx';

/** Courses open to a customer's person, and how far they have come. */
export default function CoursesPage() {
  const { t } = useTranslation();
  const found = useQuery(api.portalLearning.list.queryOptions({ input: {} }));
  return (
    <>
      <title>{t('training.mineTitle')}</title>
      <h1 className="answer">{t('training.mineTitle')}</h1>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data ? (
        <LearnedList
          courses={found.data.items}
          link={({ id }, name) => (
            <Link className="portalLine" to="/portal/courses/$courseId" params={{ courseId: id }}>
              {name}
            </Link>
          )}
        />
      ) : null}
    </>
  );
}
