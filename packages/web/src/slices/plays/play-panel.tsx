import { type PlayInfo, PlayPolicy } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, ButtonLink, DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ServedObjectives } from '../strategy/served-objectives.tsx';
import { NamesNotThere } from './names-not-there.tsx';
import { PlayAbout } from './play-about.tsx';
import { PlayEffect } from './play-effect.tsx';
import { PlayMarks } from './play-table.tsx';
import type { PlaysSearch } from './plays.search.ts';
import { RunList } from './run-list.tsx';
import { usePlayChange } from './use-play-changes.ts';

interface PlayPanelProps {
  id: string;
  play: PlayInfo | undefined;
  state: PlaysSearch['state'];
  onState: (state: PlaysSearch['state']) => void;
  onRun: (run: string) => void;
  onClose: () => void;
}

/** One play: what it does, what it brought about, and where it runs. */
export function PlayPanel({ id, play, state, onState, onRun, onClose }: PlayPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.policies.get.queryOptions({ input: { id } }));
  const document = PlayPolicy.safeParse(found.data?.document);
  const name = play?.name ?? found.data?.name;
  return (
    <DockedPanel
      eyebrow={
        <>
          {t('shell.page.plays')} {play ? <PlayMarks play={play} /> : null}
        </>
      }
      title={name?.[language] ?? '…'}
      onClose={onClose}
    >
      {play ? <PlayActions play={play} /> : null}
      {play ? <NamesNotThere notThere={play.notThere} /> : null}
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : document.success ? (
        <>
          <p className="note">
            <ServedObjectives policyId={id} />
          </p>
          <PlayAbout play={document.data} />
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
      {play ? (
        <>
          <PlayEffect id={id} />
          <section>
            <h3 className="lbl">{t('playing.run.title')}</h3>
            <RunList playId={id} state={state} onState={onState} onRun={onRun} />
          </section>
        </>
      ) : null}
    </DockedPanel>
  );
}

function PlayActions({ play: { id, pausedAt } }: { play: PlayInfo }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const turn = usePlayChange(() => (pausedAt ? client.plays.resume({ id }) : client.plays.pause({ id })));
  if (!can('playing.edit') && !can('policies.edit')) return null;
  return (
    <div className="playActions">
      <div className="row wrap">
        {can('policies.edit') ? (
          <ButtonLink to="/strategy/studio" search={{ policy: id }}>
            {t('playing.edit')}
          </ButtonLink>
        ) : null}
        {can('playing.edit') ? (
          <Button loading={turn.isPending} title={pausedAt ? undefined : t('playing.pauseNote')} onClick={() => turn.mutate(undefined)}>
            {t(pausedAt ? 'playing.resume' : 'playing.pause')}
          </Button>
        ) : null}
      </div>
      {pausedAt ? <p className="note">{t('playing.pauseNote')}</p> : null}
      <ActionProblem error={turn.error} />
    </div>
  );
}
