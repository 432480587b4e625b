import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Failure, formatDate, SkeletonRows } from '../../../kit/index.ts';
import { SampleAccounts, useSampleChoice } from '../sample-accounts.tsx';
import type { Studio } from '../use-studio.ts';
import type { DraftLifecycle } from './draft-shape.ts';
import { shownStages } from './shown-stages.ts';
import { StageCard } from './stage-card.tsx';
import { type StageCell, StageMatrix } from './stage-matrix.tsx';
import { StageMovers } from './stage-movers.tsx';
import type { StagesSimulation } from './use-stages-simulated.ts';

interface LifecycleEffectProps {
  policyId: string;
  studio: Studio<DraftLifecycle>;
  simulated: StagesSimulation;
}

/** What the draft does: to three customers, and to all of them from stage to stage. */
export function LifecycleEffect({ policyId, studio, simulated }: LifecycleEffectProps) {
  const { chosen, isKnown, choose } = useSampleChoice(policyId);
  const tried = useQuery({
    ...api.policies.tryOutStages.queryOptions({ input: { yaml: studio.settled, ...(chosen ? { accounts: chosen } : {}) } }),
    enabled: studio.sound && isKnown,
    placeholderData: (last) => last,
    retry: false,
  });
  const { draft, before } = studio;
  const stages = shownStages(tried.data?.stages ?? [], draft, before);
  return (
    <>
      <SampleAccounts
        studio={studio}
        choice={{ chosen, isKnown, choose }}
        tried={tried}
        card={(account) => (draft ? <StageCard account={account} draft={draft} stages={stages} /> : null)}
      />
      {simulated.allowed ? <WholeBase studio={studio} simulated={simulated} /> : null}
    </>
  );
}

function WholeBase({ studio, simulated }: Omit<LifecycleEffectProps, 'policyId'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [cell, setCell] = useState<StageCell>();
  const { data, error, isOfDraft, isFetching } = simulated;
  const stages = shownStages(data?.stages ?? [], studio.draft, studio.before);
  const moves = data?.moves ?? [];
  const there = cell && moves.some(({ from, to }) => from === cell.from && to === cell.to) ? cell : undefined;
  const moved = moves.some(({ from, to }) => from !== to);
  return (
    <section className="studioBase" aria-busy={isFetching}>
      <div className="row wrap">
        <h2 className="section grow">{t('stageStudio.base.title')}</h2>
        {data ? <span className="note">{t('studio.base.asOf', { date: formatDate(data.asOf, language) })}</span> : null}
      </div>
      {error ? <Failure level={3} error={error} /> : null}
      {data && !isOfDraft && studio.issues.length ? (
        <p className="staleNote" role="status">
          {t('studio.base.stale')}
        </p>
      ) : null}
      {data && moved && studio.changes?.length === 0 ? <p className="note">{t('stageStudio.base.today')}</p> : null}
      {data ? (
        <>
          <StageMatrix moves={moves} stages={stages} cell={there} onCell={setCell} />
          <StageMovers moves={moves} movers={data.movers} stages={stages} cell={there} onCell={setCell} />
        </>
      ) : error || studio.issues.length ? null : (
        <SkeletonRows rows={6} />
      )}
    </section>
  );
}
