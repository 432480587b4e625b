import type { SurveyBand } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { ToFeedback } from '../feedback/to-feedback.tsx';
import { FurtherWords } from './further-words.tsx';
import './surveys.css';

const LONGEST_TITLE = 200;

/** What people of a survey, or of an account, answered, the latest first. */
export function AnswerList({ surveyId, accountId, band }: { surveyId?: string; accountId?: string; band?: SurveyBand | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.surveys.answers, { surveyId, accountId, band, limit: 20 }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={3} />;
  const rows = found.data.pages.flatMap(({ items }) => items);
  if (!rows.length) return <p className="note">{t('surveying.noAnswers')}</p>;
  return (
    <>
      <ul className="plainList surveyList">
        {rows.map((row) => (
          <li key={row.id}>
            <span className={row.band === 'low' ? 'tag strong' : 'tag'}>{row.score}</span>{' '}
            {accountId ? (
              row.surveyName[language]
            ) : (
              <Link className="door" to="/customers/$accountId" params={{ accountId: row.accountId }} search={{ tab: 'success' }}>
                {row.accountName}
              </Link>
            )}
            <span className="note">
              {[' ', row.contactName, formatDate(row.answeredOn, language), t(`surveying.channel.${row.channel}`)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {row.comment ? <p>{row.comment}</p> : null}
            <FurtherWords answer={row} />
            <ToFeedback
              from={{ accountId: row.accountId, contactId: row.contactId, source: 'survey', sourceId: row.id }}
              title={row.comment?.slice(0, LONGEST_TITLE) ?? ''}
            />
          </li>
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
