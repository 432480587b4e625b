import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { CourseView } from './course-view.tsx';
import { LearnedList } from './learned-list.tsx';
import { ours } from './learning-verbs.ts';

/** What the reader learns: the courses open to them, or the one that they opened. */
export function Mine() {
  const { course } = useSearch({ from: '/service/training' });
  return course ? <OneOfMine id={course} /> : <AllOfMine />;
}

function AllOfMine() {
  const found = useQuery(api.learning.list.queryOptions({ input: {} }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={6} />;
  return (
    <LearnedList
      courses={found.data.items}
      link={({ id }, name) => (
        <Link className="door" to="/service/training" search={{ view: 'mine', course: id }}>
          {name}
        </Link>
      )}
    />
  );
}

function OneOfMine({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.learning.get.queryOptions({ input: { id } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={6} />;
  return (
    <>
      <p>
        <Link to="/service/training" search={{ view: 'mine' }}>
          {t('training.back')}
        </Link>
      </p>
      <h2 className="section">{found.data.title[language]}</h2>
      <CourseView
        course={found.data}
        verbs={ours}
        article={(articleId, text) => (
          <Link to="/service/knowledge/$articleId" params={{ articleId }}>
            {text}
          </Link>
        )}
        certificate={(certificateId, text) => (
          <Link to="/service/training/certificates/$certificateId" params={{ certificateId }}>
            {text}
          </Link>
        )}
      />
    </>
  );
}
