import type { CourseDraft, CourseSource, CourseTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { CourseForm } from './course-form.tsx';
import { SessionForm } from './session-form.tsx';
import './training.css';

const FRESH: CourseDraft = {
  ...{ code: '', title: { zh: '', en: '' }, summary: { zh: '', en: '' }, productId: null, audience: 'customers' },
  ...{ roles: ['user'], staffRoles: [], forOwners: false, parts: [], exam: null },
};
interface CoursePanelProps {
  id: string;
  onShow: (id: string) => void;
  onClose: () => void;
}

/** A course beside the list: to be written by who may publish, told to the others. */
export function CoursePanel({ id, onShow, onClose }: CoursePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const isNew = id === 'new';
  const found = useQuery({ ...api.courses.get.queryOptions({ input: { id } }), enabled: !isNew });
  const title = found.data?.title[language] ?? t('training.new');
  return (
    <DockedPanel title={title} onClose={onClose}>
      {isNew ? (
        <CourseForm course={FRESH} kept={null} onDone={onShow} />
      ) : found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={8} />
      ) : can('articles.publish') ? (
        <Written id={id} onShow={onShow} />
      ) : (
        <Told course={found.data} />
      )}
    </DockedPanel>
  );
}

function Written({ id, onShow }: Pick<CoursePanelProps, 'id' | 'onShow'>) {
  const { t } = useTranslation();
  const [planning, plan] = useState(false);
  const found = useQuery(api.courses.source.queryOptions({ input: { id } }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={8} />;
  return (
    <>
      <Moves source={found.data} />
      {found.data.state === 'retired' ? null : (
        <>
          {planning ? (
            <SessionForm of={{ courseId: id }} onDone={() => plan(false)} />
          ) : (
            <p>
              <Button onClick={() => plan(true)}>{t('training.planSession')}</Button>
            </p>
          )}
          <CourseForm key={found.data.revision} course={found.data.course} kept={found.data} onDone={onShow} />
        </>
      )}
    </>
  );
}

function Moves({ source: { id, revision, state } }: { source: CourseSource }) {
  const { t } = useTranslation();
  const isDraft = state === 'draft';
  const move = useChange({
    work: () => (isDraft ? client.courses.publish({ id, revision }) : client.courses.retire({ id, revision })),
    said: () => t(isDraft ? 'training.published' : 'training.retiredSaid'),
    changes: [api.courses.key()],
  });
  return (
    <div className="row wrap">
      <span className="tag">{t(`training.state.${state}`)}</span>
      {state === 'retired' ? null : (
        <Button type={isDraft ? 'primary' : 'default'} loading={move.isPending} onClick={() => move.mutate()}>
          {t(isDraft ? 'training.publish' : 'training.retire')}
        </Button>
      )}
      <ActionProblem error={move.error} />
    </div>
  );
}

function Told({ course: { summary, parts, exam, productName, state } }: { course: CourseTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="courseView">
      <p>
        <span className="tag">{t(`training.state.${state}`)}</span> {productName ?? t('training.anyProduct')}
      </p>
      {summary[language] ? <p className="prose">{summary[language]}</p> : null}
      <ol className="plainList courseList">
        {parts.map((part) => (
          <li key={part.id} className="coursePart">
            <span className="tag">{t(`training.part.${part.kind}`)}</span> {part.name[language]}
          </li>
        ))}
      </ol>
      {exam ? <p>{t('training.examOf', { count: exam.questions, mark: exam.passMark, attempts: exam.attempts })}</p> : null}
    </div>
  );
}
