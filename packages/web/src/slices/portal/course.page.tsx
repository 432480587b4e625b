import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { CourseView } from '../training/course-view.tsx';
import { theirs } from '../training/learning-verbs.ts';
import { OnePage } from './one-page.tsx';

/** A course, as a customer's person learns it. */
export default function CoursePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { courseId } = useParams({ from: '/portal/courses/$courseId' });
  const found = useQuery(api.portalLearning.get.queryOptions({ input: { id: courseId } }));
  return (
    <OnePage
      found={found}
      back={{ to: '/portal/courses', text: t('training.back') }}
      missing={{ title: t('portal.course.missing'), detail: t('portal.course.missingDetail') }}
    >
      {(course) => (
        <>
          <title>{course.title[language]}</title>
          <h1 className="answer">{course.title[language]}</h1>
          <CourseView
            course={course}
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
      )}
    </OnePage>
  );
}
