import type { OrderCost, ServiceOrderTold } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionDialog, formatDate, Money } from '../../kit/index.ts';
import { AddCost } from './add-cost.tsx';
import { useOrderAction } from './use-order-action.ts';

/** What an order costs us, line by line, and whether it stands in the customer's service costs. */
export function OrderCosts({ order }: { order: ServiceOrderTold }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [voiding, setVoiding] = useState<OrderCost>();
  const { costs } = order;
  if (!costs) return null;
  return (
    <section className="orderPart">
      <div className="row wrap orderPartHead">
        <h2 className="lbl grow">{t('serviceOrder.cost.title')}</h2>
        {order.mayEnd ? <Button onClick={() => setAdding(true)}>{t('serviceOrder.cost.add')}</Button> : null}
      </div>
      {costs.lines.length === 0 ? (
        <p className="note">{t('serviceOrder.cost.none')}</p>
      ) : (
        <ul className="orderCosts">
          {costs.lines.map((line) => (
            <Line key={line.id} line={line} currency={costs.currency} onVoid={order.mayEnd ? () => setVoiding(line) : undefined} />
          ))}
          <li className="row">
            <span className="grow">{t('serviceOrder.cost.total')}</span>
            <strong>
              <Money amount={costs.total} currency={costs.currency} />
            </strong>
          </li>
        </ul>
      )}
      {adding ? <AddCost order={order} onClose={() => setAdding(false)} /> : null}
      {voiding ? <VoidCost order={order} line={voiding} onClose={() => setVoiding(undefined)} /> : null}
    </section>
  );
}

function Line({ line, currency, onVoid }: { line: OrderCost; currency: string; onVoid: (() => void) | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const standing = line.voidsId ? t('serviceOrder.cost.voids') : line.voided ? t('serviceOrder.cost.voided') : null;
  return (
    <li className={line.voided || line.voidsId ? 'row wrap orderCostVoided' : 'row wrap'}>
      <span className="grow">
        {t(`serviceOrder.cost.kindOf.${line.kind}`)}
        {line.note ? ` · ${line.note}` : ''}
        <span className="note orderCostNote">
          {[
            formatDate(line.incurredOn, language),
            line.personName,
            line.hours && line.rate ? t('serviceOrder.cost.hoursTimes', { hours: line.hours, rate: line.rate }) : null,
            standing,
            line.booked ? t('serviceOrder.cost.booked') : standing ? null : t('serviceOrder.cost.unbooked'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Money amount={line.amount} currency={currency} />
      {onVoid && !standing ? (
        <Button size="small" onClick={onVoid}>
          {t('serviceOrder.cost.void')}
        </Button>
      ) : null}
    </li>
  );
}

function VoidCost({ order, line, onClose }: { order: ServiceOrderTold; line: OrderCost; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const save = useOrderAction(
    ({ reason }: { reason: string }) => client.serviceOrders.voidCost({ id: order.id, costId: line.id, reason }),
    () => t('serviceOrder.cost.voidedNow'),
  );
  return (
    <ActionDialog
      form={form}
      name="voidCost"
      title={t('serviceOrder.cost.voidTitle')}
      go={t('serviceOrder.cost.void')}
      save={save}
      onClose={onClose}
    >
      <p className="note">{t('serviceOrder.cost.voidHint')}</p>
      <Form.Item
        name="reason"
        label={t('serviceOrder.act.text.cancel')}
        rules={[{ required: true, whitespace: true, message: t('serviceOrder.act.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  );
}
