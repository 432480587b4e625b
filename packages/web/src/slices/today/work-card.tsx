import type { WorkItem } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { UrgencyBars } from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';
import { urgencyBars } from '../tasks/index.ts';
import { keyOf, useTodayAddress } from './use-today.ts';
import { useWorkKind } from './use-work-kind.ts';

interface WorkCardProps {
  work: WorkItem;
  openId: string | undefined;
  /** In a day of a month: one line. */
  small?: boolean;
}

/** One piece of work in a column or a day; it opens beside the page. */
export function WorkCard({ work, openId, small = false }: WorkCardProps) {
  const { t } = useTranslation();
  const { search, go } = useTodayAddress();
  const kind = useWorkKind()(work);
  const open = keyOf(work) === openId;
  const name = work.accountName ?? work.title;
  const answered = work.kind === 'approval' || work.kind === 'procedure' || work.kind === 'request' || work.kind === 'service_order';
  const about = [
    work.kind === 'task' ? '' : t(`today.kind.${work.kind}`),
    answered && work.accountName ? work.title : kind,
    search.team ? work.ownerName : '',
  ];
  return (
    <button
      type="button"
      className={['workCard', small ? 'small' : '', open ? 'on' : ''].filter(Boolean).join(' ')}
      data-task={work.id}
      aria-current={open ? 'true' : undefined}
      title={`${name} · ${kind} · ${work.reason}`}
      onClick={() => go({ task: keyOf(work), work: undefined }, false)}
    >
      <span className="workCardWho">
        {small ? null : <UrgencyBars urgency={urgencyBars(work)} />}
        {small ? null : <AccountTier tier={work.tier} rank={work.tierRank} frozen={work.frozen} />}
        <span className="workCardName">{name}</span>
      </span>
      <span className="ink3 workCardKind">{about.filter(Boolean).join(' · ')}</span>
    </button>
  );
}
