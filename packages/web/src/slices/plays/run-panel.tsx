import { PlayPolicy, type PlayRun, type RunStep, stepsOf } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import './plays.css';
import { NextStep } from './next-step.tsx';
import { useRunNote } from './run-list.tsx';
import { RunStepLine } from './run-step-line.tsx';
import { usePlayChange } from './use-play-changes.ts';

/** One run: every step with when it was taken and what came of it, what comes next, and ending it. */
export function RunPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const language = useLanguage();
  const found = useQuery(api.plays.runById.queryOptions({ input: { id } }));
  const run = found.data;
  return (
    <DockedPanel
      eyebrow={
        run ? (
          <Link to="/customers/$accountId" params={{ accountId: run.accountId }}>
            {run.accountName}
          </Link>
        ) : undefined
      }
      title={run?.playName[language] ?? '…'}
      onClose={onClose}
    >
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : run ? (
        <Run run={run} />
      ) : (
        <SkeletonRows rows={5} />
      )}
    </DockedPanel>
  );
}

function Run({ run }: { run: PlayRun & { steps: RunStep[] } }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const note = useRunNote();
  const written = useQuery(
    api.policies.get.queryOptions({ input: { id: run.playId, version: run.version }, enabled: can('policies.read') }),
  );
  const document = PlayPolicy.safeParse(written.data?.document);
  const steps = document.success ? stepsOf(document.data) : [];
  const isOpen = run.state === 'running' || run.state === 'queued';
  return (
    <>
      <p className="prose">
        <b>{t(`playing.run.state.${run.state}`)}</b> <span className="note">{note(run)}</span>
      </p>
      <NextStep run={run} />
      {run.state === 'held' ? null : (
        <>
          <h3 className="lbl">{t('playing.run.steps')}</h3>
          <ol className="playSteps stepsOfRun">
            {run.steps.map((step) => (
              <RunStepLine key={step.id} step={step} of={run} written={steps.find(({ id }) => id === step.id)} steps={steps} />
            ))}
          </ol>
        </>
      )}
      <p className="note">
        <Link className="door" to="/strategy/plays" search={{ play: run.playId }}>
          {t('playing.run.seePlay')}
        </Link>{' '}
        {t('playing.run.version', { version: run.version })}
      </p>
      {isOpen && can('tasks.write') ? <StopRun id={run.id} /> : null}
    </>
  );
}

/** Ends a run, once it was asked whether that is meant. */
function StopRun({ id }: { id: string }) {
  const { t } = useTranslation();
  const [asked, ask] = useState(false);
  const stop = usePlayChange(
    () => client.plays.stop({ id }),
    () => ask(false),
  );
  return (
    <div className="playActions">
      {asked ? (
        <>
          <p className="prose">{t('playing.run.stopAsk')}</p>
          <div className="row">
            <Button danger loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
              {t('playing.run.stopIt')}
            </Button>
            <Button onClick={() => ask(false)}>{t('playing.run.keep')}</Button>
          </div>
        </>
      ) : (
        <Button onClick={() => ask(true)}>{t('playing.run.stop')}</Button>
      )}
      <ActionProblem error={stop.error} />
    </div>
  );
}
