import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { CourseView } from '../training/course-view.tsx';
import { theirs } from '../training/learning-verbs.ts';
import { isMissing, Missing } from './missing.tsx';

/** A course, as a customer's person learns it. */
export default function CoursePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { courseId } = useParams({ from: '/portal/courses/$courseId' });
  const found = useQuery(api.portalLearning.get.queryOptions({ input: { id: courseId } }));
  return (
    <>
      <p className="portalBack">
        <Link className="door" to="/portal/courses">
          {t('training.back')}
        </Link>
      </p>
      {isMissing(found.error) ? (
        <Missing title={t('portal.course.missing')}>{t('portal.course.missingDetail')}</Missing>
      ) : found.error ? (
        <Failure level={1} error={found.error} onRetry={() => void found.refetch()} />
      ) : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data ? (
        <>
          <title>{found.data.title[language]}</title>
          <h1 className="answer">{found.data.title[language]}</h1>
          <CourseView
            course={found.data}
            verbs={theirs}
            article={(id, text) => (
              <Link to="/portal/articles/$articleId" params={{ articleId: id }}>
                {text}
              </Link>
            )}
            certificate={(id, text) => (
              <Link to="/portal/certificates/$certificateId" params={{ certificateId: id }}>
                {text}
              </Link>
            )}
          />
        </>
      ) : null}
    </>
  );
}
