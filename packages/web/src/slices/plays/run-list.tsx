import { type PlayRun, RUN_STATES } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import type { PlaysSearch } from './plays.search.ts';

interface RunListProps {
  /** Of a play, or of all plays at an account. */
  playId?: string;
  accountId?: string;
  state?: PlaysSearch['state'];
  /** Absent: there is nothing to choose. */
  onState?: (state: PlaysSearch['state']) => void;
  onRun: (run: string) => void;
}

/** Runs, the latest first. */
export function RunList({ playId, accountId, state, onState, onRun }: RunListProps) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(pagesOf(api.plays.runs, { playId, accountId, state, limit: accountId ? 10 : 20 }));
  const runs = found.data?.pages.flatMap((page) => page.items);
  return (
    <>
      {onState ? (
        <div className="runFilter">
          <Select<NonNullable<PlaysSearch['state']>>
            allowClear
            size="small"
            aria-label={t('playing.run.filter')}
            placeholder={t('playing.run.any')}
            {...(state ? { value: state } : {})}
            onChange={(next) => onState(next)}
            options={RUN_STATES.map((value) => ({ value, label: t(`playing.run.state.${value}`) }))}
          />
        </div>
      ) : null}
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !runs ? (
        <SkeletonRows rows={3} />
      ) : runs.length === 0 ? (
        <p className="note">{t(accountId ? 'playing.run.noneHere' : 'playing.run.none')}</p>
      ) : (
        <ul className="runList">
          {runs.map((run) => (
            <RunLine key={run.id} run={run} isOfAccount={accountId !== undefined} onRun={onRun} />
          ))}
        </ul>
      )}
      {found.hasNextPage ? (
        <Button size="small" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('kit.table.loadMore')}
        </Button>
      ) : null}
    </>
  );
}

function RunLine({ run, isOfAccount, onRun }: { run: PlayRun; isOfAccount: boolean; onRun: (run: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const play = run.playName[language];
  return (
    <li>
      <div className="row">
        <span className="grow">
          <Door onOpen={() => onRun(run.id)} label={t('playing.run.open', { play, account: run.accountName })}>
            {isOfAccount ? play : run.accountName}
          </Door>
        </span>
        <span className={run.state === 'running' ? undefined : 'ink3'}>{t(`playing.run.state.${run.state}`)}</span>
      </div>
      <span className="note block">{useRunNote()(run)}</span>
      {run.failed ? <span className="block stepFailed">{t('playing.run.failedSteps', { count: run.failed })}</span> : null}
    </li>
  );
}

/** When a run began, and how it ended or when it goes on. */
export function useRunNote(): (run: PlayRun) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ beganOn, endedAt, because, dueAt, state }) =>
    [
      t('playing.run.began', { date: formatDate(beganOn, language) }),
      ...(endedAt && state !== 'held' ? [t('playing.run.ended', { date: formatDate(endedAt, language) })] : []),
      ...(because ? [t(`playing.run.because.${because}`)] : []),
      ...(state === 'running' && dueAt ? [t('playing.run.until', { date: formatDate(dueAt, language) })] : []),
    ].join(' · ');
}
