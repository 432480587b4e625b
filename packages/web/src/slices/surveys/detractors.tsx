import { type SURVEY_LOOP_VIEWS, SURVEY_SCALES, type SurveyLoop } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { FurtherWords } from './further-words.tsx';
import './surveys.css';

/** With whom somebody is to speak, by the day it is due. */
export function Detractors({ view }: { view: (typeof SURVEY_LOOP_VIEWS)[number] }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.surveyLoops.list, { view, limit: 50 }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={6} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length) return <EmptyState title={t('surveying.noDetractors')}>{t('surveying.detractorsAre')}</EmptyState>;
  return (
    <>
      <ul className="plainList surveyList">
        {rows.map((loop) => (
          <Detractor key={`${loop.id} ${loop.revision}`} loop={loop} />
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button type="link" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('records.more')}
        </Button>
      ) : null}
    </>
  );
}

const NEXT = ['contacted', 'resolved', 'waived'] as const;

function Detractor({ loop }: { loop: SurveyLoop }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const [state, setState] = useState<(typeof NEXT)[number]>(loop.state === 'open' ? 'contacted' : 'resolved');
  const [note, setNote] = useState('');
  const [isOpen, setOpen] = useState(false);
  const mayMove = !loop.endedOn && can('facts.write');
  const move = useChange({
    work: () => client.surveyLoops.move({ accountId: loop.accountId, id: loop.id, revision: loop.revision, state, note }),
    said: () => t(`surveying.loop.${state}`),
    changes: [api.surveyLoops.key()],
  });
  return (
    <li>
      <p>
        <span className="tag strong">
          {loop.score} / {SURVEY_SCALES[loop.kind].to}
        </span>{' '}
        <Link className="door" to="/customers/$accountId" params={{ accountId: loop.accountId }} search={{ tab: 'success' }}>
          {loop.accountName}
        </Link>
        <span className="note">
          {[' ', loop.contactName, loop.surveyName[language], loop.ownerName, t(`surveying.loop.${loop.state}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>{' '}
        <span className={loop.late ? 'tag late' : 'tag'}>
          {t(loop.late ? 'surveying.overdue' : 'surveying.due', { day: formatDate(loop.dueOn, language) })}
        </span>
        {mayMove && !isOpen ? (
          <Button type="link" size="small" onClick={() => setOpen(true)}>
            {t('surveying.record')}
          </Button>
        ) : null}
      </p>
      {loop.comment ? <p>{loop.comment}</p> : null}
      <FurtherWords answer={loop} />
      {loop.note ? <p className="note">{loop.note}</p> : null}
      {mayMove && isOpen ? (
        <Space.Compact block>
          <Select
            aria-label={t('surveying.loopState')}
            value={state}
            onChange={setState}
            options={NEXT.map((value) => ({ value, label: t(`surveying.loop.${value}`) }))}
          />
          <Input
            autoFocus
            aria-label={t('surveying.note')}
            placeholder={t('surveying.note')}
            value={note}
            maxLength={2000}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button disabled={!note.trim()} loading={move.isPending} onClick={() => move.mutate()}>
            {t('surveying.keep')}
          </Button>
        </Space.Compact>
      ) : null}
      <ProblemNote problem={move.error ? shownProblem(move.error) : null} />
    </li>
  );
}
