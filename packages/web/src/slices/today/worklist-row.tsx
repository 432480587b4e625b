import type { Task } from '@fulcrum/contract';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { Door, Money, UrgencyBars } from '../../kit/index.ts';
import { AccountTier } from '../account/account-tier.tsx';
import { Due, urgencyBars, useTaskKind } from '../tasks/index.ts';

interface WorklistRowProps {
  task: Task;
  today: string;
  /** Its place among those worth a call; absent for other work. */
  place?: number;
  open: boolean;
  selected: boolean;
  /** Shows the tick box: a selection is being made. */
  selecting: boolean;
  team: boolean;
  onOpen: () => void;
  onSelect: () => void;
  children?: ReactNode;
}

/** One task of the list: who, why, how much, by when. The name opens it; a click anywhere in the row does too. */
export function WorklistRow(props: WorklistRowProps) {
  const { task, today, place, open, selected, selecting, team, onOpen, onSelect, children } = props;
  const { t } = useTranslation();
  const kind = useTaskKind()(task);
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <li className={open ? 'item on' : 'item'} data-task={task.id}>
      <span className="place num">
        {selecting ? (
          <Checkbox checked={selected} onChange={onSelect} aria-label={t('today.select', { account: task.accountName })} />
        ) : (
          place
        )}
      </span>
      <UrgencyBars urgency={urgencyBars(task)} />
      <div className="itemWho">
        <AccountTier tier={task.tier} rank={task.tierRank} frozen={task.frozen} />
        <button type="button" className="itemOpen" onClick={onOpen} aria-current={open ? 'true' : undefined}>
          {task.accountName}
        </button>
        <span className="ink3 itemKind">{team && task.ownerName ? `${kind} · ${task.ownerName}` : kind}</span>
      </div>
      <span className="itemAmount">
        <Door
          link={{ to: '/customers/$accountId', params: { accountId: task.accountId }, search: { at: 'orders' } }}
          title={t('today.amountOf', { account: task.accountName })}
        >
          <Money amount={task.valueAtStake} currency={currency} />
        </Door>
      </span>
      <p className="itemWhy">{place === undefined ? task.title : task.reason}</p>
      <span className="itemDue">
        <Due dueOn={task.dueOn} today={today} />
        <span className="ink3 itemDueKind"> · {kind}</span>
      </span>
      {children}
    </li>
  );
}
