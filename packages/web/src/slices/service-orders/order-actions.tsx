import type { OrderState, ServiceOrderTold } from '@fulcrum/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusKept } from '../../kit/index.ts';
import { type Move, MoveOrder } from './move-order.tsx';
import { PlanOrder } from './plan-order.tsx';

type Act = Move | 'plan';
/** What can be done in each state, the next step first. */
const ACTS: Record<OrderState, readonly Act[]> = {
  created: ['plan', 'cancel'],
  planned: ['solve', 'plan', 'cancel'],
  solved: ['deliver', 'solve', 'plan', 'cancel'],
  delivered: ['check', 'cancel'],
  checked: ['close', 'reopen'],
  closed: ['reopen'],
  cancelled: ['reopen'],
};
const OURS: readonly Act[] = ['close', 'cancel', 'reopen'];

/** The next step of an order, and what else can be done with it. */
export function OrderActions({ order, onChange }: { order: ServiceOrderTold; onChange: () => void }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act>();
  useFocusKept([order.state, act].join());
  const close = () => setAct(undefined);
  const acts = ACTS[order.state].filter((one) => order.mayEnd || !OURS.includes(one));
  const label = (one: Act) =>
    one === 'plan'
      ? t(order.state === 'created' ? 'serviceOrder.planning.title' : 'serviceOrder.planning.again')
      : t(`serviceOrder.act.${one}`);
  return (
    <>
      {order.mayEnd && order.endedAt === null ? <Button onClick={onChange}>{t('serviceOrder.change.title')}</Button> : null}
      <Button onClick={() => setAct('note')}>{t('serviceOrder.act.note')}</Button>
      {acts.slice(1).map((one) => (
        <Button key={one} onClick={() => setAct(one)}>
          {label(one)}
        </Button>
      ))}
      {acts.slice(0, 1).map((one) => (
        <Button key={one} type={order.endedAt === null ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {label(one)}
        </Button>
      ))}
      {act === 'plan' ? <PlanOrder order={order} onClose={close} /> : null}
      {act && act !== 'plan' ? <MoveOrder key={act} order={order} move={act} onClose={close} /> : null}
    </>
  );
}
