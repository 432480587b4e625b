import type { LearnedCourse } from '@fulcrum/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, formatDate } from '../../kit/index.ts';
import './training.css';

/** Courses open to somebody, and how far they have come; `link` leads to one. */
export function LearnedList({
  courses,
  link,
}: {
  courses: readonly LearnedCourse[];
  link: (course: LearnedCourse, name: string) => ReactNode;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!courses.length) return <EmptyState title={t('training.mineNone')}>{t('training.mineNoneDetail')}</EmptyState>;
  const facts = ({ productName, done, parts, nextAt, validUntil }: LearnedCourse) => [
    productName,
    t('training.done', { done, parts }),
    nextAt ? t('training.next', { when: formatDate(nextAt, language, { style: 'minute' }) }) : null,
    validUntil ? t('training.certificateUntil', { day: formatDate(validUntil, language) }) : null,
  ];
  return (
    <ul className="plainList courseList">
      {courses.map((one) => (
        <li key={one.id}>
          <div className="row">
            <span className="grow">{link(one, one.title[language])}</span>
            <span className={`tag learned-${one.state}`}>{t(`training.learned.${one.state}`)}</span>
          </div>
          <p className="note">{facts(one).filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}
