import type { WorkItem } from '@fulcrum/contract';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { Door, Money, UrgencyBars } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
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

/** Whether its title is written before the reason: where a person wrote one, or the kind does not tell what it is about. */
const titled = ({ kind, accountName, task, title, reason }: WorkItem): boolean =>
  kind === 'procedure' ||
  kind === 'request' ||
  kind === 'service_order' ||
  (kind === 'approval' && accountName !== null) ||
  (task?.playId === null && reason !== title);

/** One piece of work: who, why, how much, by when. The name opens it; a click anywhere in the row does too. */
export function WorklistRow(props: WorklistRowProps) {
  const { work, today, place, open, selected, selecting, team, onOpen, onSelect, children } = props;
  const { t } = useTranslation();
  const { can } = useSession();
  const kind = useWorkKind()(work);
  const name = work.accountName ?? work.title;
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <li className={open ? 'item on' : 'item'} data-task={work.id}>
      <span className="place num">
        {selecting ? <Checkbox checked={selected} onChange={onSelect} aria-label={t('today.select', { account: name })} /> : place}
      </span>
      <UrgencyBars urgency={urgencyBars(work)} />
      <div className="itemWho">
        <AccountTier tier={work.tier} rank={work.tierRank} frozen={work.frozen} />
        <button type="button" className="itemOpen" onClick={onOpen} aria-current={open ? 'true' : undefined}>
          {name}
        </button>
        {work.kind === 'task' ? null : <span className="tag">{t(`today.kind.${work.kind}`)}</span>}
        <span className="ink3 itemKind">{team && work.ownerName ? `${kind} · ${work.ownerName}` : kind}</span>
      </div>
      <span className="itemAmount">
        {!can('accounts.read') ? null : work.accountId && work.kind !== 'approval' ? (
          <Door
            link={{ to: '/customers/$accountId', params: { accountId: work.accountId }, search: { at: 'orders' } }}
            title={t('today.amountOf', { account: name })}
          >
            <Money amount={work.valueAtStake} currency={currency} />
          </Door>
        ) : (
          <Money amount={work.valueAtStake} currency={currency} />
        )}
      </span>
      <p className="itemWhy">{titled(work) ? t('today.titled', { title: work.title, reason: work.reason }) : work.reason}</p>
      <span className="itemDue">
        <Due dueOn={work.dueOn} today={today} />
        <span className="ink3 itemDueKind"> · {kind}</span>
      </span>
      {children}
    </li>
  );
}
