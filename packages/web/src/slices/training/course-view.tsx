import type { ExamAttempt, LearnedCourseTold } from '@fulcrum/contract';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate } from '../../kit/index.ts';
import { CourseSessions } from './course-sessions.tsx';
import { ExamSheet } from './exam-sheet.tsx';
import type { Learning } from './learning-verbs.ts';
import './training.css';

interface CourseViewProps {
  course: LearnedCourseTold;
  verbs: Learning;
  /** How an article of the knowledge base is reached from here, and a certificate. */
  article: (id: string, text: string) => ReactNode;
  certificate: (id: string, text: string) => ReactNode;
}

/** A course as somebody learns it: its parts, sessions and exam. */
export function CourseView({ course, verbs, article, certificate }: CourseViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [sheet, setSheet] = useState<ExamAttempt | null>(null);
  const { id, summary, parts, done, sessions, exam } = course;
  const mark = useChange({ work: (of: { part: string; done: boolean }) => verbs.client.mark({ id, ...of }), changes: [verbs.api.key()] });
  if (sheet) return <ExamSheet attempt={sheet} verbs={verbs} certificate={certificate} onClose={() => setSheet(null)} />;
  return (
    <div className="courseView">
      <p>
        <span className={`tag learned-${course.state}`}>{t(`training.learned.${course.state}`)}</span>
      </p>
      {summary[language] ? <p className="prose">{summary[language]}</p> : null}
      <ol className="plainList courseList">
        {parts.map((part) => (
          <li key={part.id} className="coursePart">
            <span className="tag">{t(`training.part.${part.kind}`)}</span>
            <span className="grow">
              {part.articleId ? (
                article(part.articleId, part.name[language])
              ) : part.url ? (
                <a href={part.url} target="_blank" rel="noreferrer">
                  {part.name[language]}
                </a>
              ) : (
                part.name[language]
              )}
            </span>
            {part.kind === 'live' || part.kind === 'exam' ? null : (
              <Button
                size="small"
                aria-pressed={done.includes(part.id)}
                loading={mark.isPending && mark.variables.part === part.id}
                onClick={() => mark.mutate({ part: part.id, done: !done.includes(part.id) })}
              >
                {done.includes(part.id) ? `✓ ${t('training.markOpen')}` : t('training.markDone')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <ActionProblem error={mark.error} />
      {sessions.length ? <CourseSessions sessions={sessions} verbs={verbs} /> : null}
      {exam ? <CourseExam course={course} exam={exam} verbs={verbs} onBegun={setSheet} certificate={certificate} /> : null}
    </div>
  );
}

interface CourseExamProps extends Pick<CourseViewProps, 'course' | 'verbs' | 'certificate'> {
  exam: NonNullable<LearnedCourseTold['exam']>;
  onBegun: (attempt: ExamAttempt) => void;
}
function CourseExam({ course: { id, left, open, taken, certificates, state }, exam, verbs, onBegun, certificate }: CourseExamProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const begin = useChange({ work: () => verbs.client.begin({ id }), changes: [] });
  return (
    <section aria-label={t('training.examTitle')}>
      <h2 className="section">{t('training.examTitle')}</h2>
      <p>{t('training.examTerms', { questions: exam.questions, mark: exam.passMark, left })}</p>
      <ul className="plainList">
        {taken.map((one) => (
          <li key={one.handedAt} className="note">
            {t('training.takenOn', { when: formatDate(one.handedAt, language, { style: 'minute' }), points: one.points, most: one.most })}
          </li>
        ))}
        {certificates.map((one) => (
          <li key={one.id}>
            {certificate(one.id, t('training.openCertificate'))} <span className="note">{t(`training.certificateState.${one.state}`)}</span>
          </li>
        ))}
      </ul>
      <ActionProblem error={begin.error} />
      {open || left > 0 ? (
        <Button
          type={state === 'certified' ? 'default' : 'primary'}
          loading={begin.isPending}
          onClick={() => begin.mutate(undefined, { onSuccess: onBegun })}
        >
          {t(open ? 'training.examGoOn' : 'training.examBegin')}
        </Button>
      ) : null}
    </section>
  );
}
