import type { WorkItem } from '@fulcrum/contract';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { Door, Money, UrgencyBars } from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';
import { Due, urgencyBars } from '../tasks/index.ts';
import { useWorkKind } from './use-work-kind.ts';

interface WorklistRowProps {
  work: WorkItem;
  today: string;
  place: number;
  open: boolean;
  selected: boolean;
  /** Shows the tick box: a selection is being made. */
  selecting: boolean;
  team: boolean;
  onOpen: () => void;
  onSelect: () => void;
  children?: ReactNode;
}

/** What of it is written: why, unless a person wrote a title that says it. */
const said = ({ task, title, reason }: WorkItem): string => (task?.playId === null && reason !== title ? `${title}：${reason}` : reason);

/** One piece of work: who, why, how much, by when. The name opens it; a click anywhere in the row does too. */
export function WorklistRow(props: WorklistRowProps) {
  const { work, today, place, open, selected, selecting, team, onOpen, onSelect, children } = props;
  const { t } = useTranslation();
  const kind = useWorkKind()(work);
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <li className={open ? 'item on' : 'item'} data-task={work.id}>
      <span className="place num">
        {selecting ? (
          <Checkbox checked={selected} onChange={onSelect} aria-label={t('today.select', { account: work.accountName })} />
        ) : (
          place
        )}
      </span>
      <UrgencyBars urgency={urgencyBars(work)} />
      <div className="itemWho">
        <AccountTier tier={work.tier} rank={work.tierRank} frozen={work.frozen} />
        <button type="button" className="itemOpen" onClick={onOpen} aria-current={open ? 'true' : undefined}>
          {work.accountName}
        </button>
        {work.kind === 'task' ? null : <span className="tag">{t(`today.kind.${work.kind}`)}</span>}
        <span className="ink3 itemKind">{team && work.ownerName ? `${kind} · ${work.ownerName}` : kind}</span>
      </div>
      <span className="itemAmount">
        <Door
          link={{ to: '/customers/$accountId', params: { accountId: work.accountId }, search: { at: 'orders' } }}
          title={t('today.amountOf', { account: work.accountName })}
        >
          <Money amount={work.valueAtStake} currency={currency} />
        </Door>
      </span>
      <p className="itemWhy">{said(work)}</p>
      <span className="itemDue">
        <Due dueOn={work.dueOn} today={today} />
        <span className="ink3 itemDueKind"> · {kind}</span>
      </span>
      {children}
    </li>
  );
}
