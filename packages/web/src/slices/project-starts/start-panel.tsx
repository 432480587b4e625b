import type { ProjectStart } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, fact, formatDate, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { MilestoneTrack } from './milestone-track.tsx';
import { PlanMilestone } from './plan-milestone.tsx';
import { DaysOf } from './start-words.tsx';

/** One start of a project: its milestones, from when its days count, and the run that carries it on. */
export function StartPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const language = useLanguage();
  const { asOf } = useDay();
  const found = useQuery(api.projectStarts.get.queryOptions({ input: { id, ...(asOf ? { asOf } : {}) } }));
  return (
    <DockedPanel eyebrow={found.data?.accountName} title={found.data?.name[language] ?? '…'} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Told start={found.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

function Told({ start }: { start: ProjectStart }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <dl className="fieldList">
        {fact(
          t('procedure.customer'),
          <Link to="/customers/$accountId" params={{ accountId: start.accountId }} className="door">
            {start.accountName}
          </Link>,
        )}
        {fact(t('starting.product'), start.productName ?? '—')}
        {fact(
          t('starting.firstValueTime'),
          <>
            <DaysOf start={start} />
            <span className="note block">{t(`starting.basis.${start.basis}`, { day: formatDate(start.startsOn, language) })}</span>
          </>,
        )}
      </dl>
      <section className="panelPart">
        <h3 className="lbl">{t('starting.milestones')}</h3>
        <MilestoneTrack start={start} />
        <PlanMilestone start={start} />
      </section>
      <section className="panelPart">
        <Link to="/strategy/procedures" search={{ view: 'open', run: start.id }} className="door">
          {t('starting.toRun')}
        </Link>
      </section>
    </>
  );
}
