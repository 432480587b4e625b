import { ORDER_COST_KINDS, type ServiceOrderTold } from '@fulcrum/contract';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, useMe } from '../../api/index.ts';
import { ActionDialog } from '../../kit/index.ts';
import { DayField } from '../tasks/day-field.tsx';
import { useOrderAction } from './use-order-action.ts';

interface Values {
  kind: (typeof ORDER_COST_KINDS)[number];
  incurredOn: string;
  hours?: string;
  rate?: string;
  amount?: string;
  personId?: string;
  note?: string;
}
const FIGURE = /^(?=.*[1-9])\d{1,12}(\.\d{1,6})?$/;

/** A line of what an order costs: labour by its hours, all else by its amount. */
export function AddCost({ order, onClose }: { order: ServiceOrderTold; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useMe()?.today ?? '';
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? 'labour';
  const save = useOrderAction(
    ({ note, personId, ...values }: Values) =>
      client.serviceOrders.addCost({ id: order.id, ...values, ...(note ? { note } : {}), ...(personId ? { personId } : {}) }),
    () => t('serviceOrder.cost.added'),
  );
  const figure = (name: 'hours' | 'rate' | 'amount') => (
    <Form.Item
      name={name}
      label={t(`serviceOrder.cost.${name}`)}
      rules={[{ required: true, pattern: FIGURE, message: t('serviceOrder.cost.format') }]}
    >
      <Input inputMode="decimal" />
    </Form.Item>
  );
  return (
    <ActionDialog
      {...{ form, save, onClose }}
      name="addCost"
      title={t('serviceOrder.cost.add')}
      go={t('serviceOrder.cost.go')}
      initialValues={{ kind: 'labour', incurredOn: today }}
    >
      <div className="formPair">
        <Form.Item name="kind" label={t('serviceOrder.cost.kind')}>
          <Select options={ORDER_COST_KINDS.map((value) => ({ value, label: t(`serviceOrder.cost.kindOf.${value}`) }))} />
        </Form.Item>
        <DayField name="incurredOn" label={t('serviceOrder.cost.incurredOn')} max={today} />
      </div>
      {kind === 'labour' ? (
        <>
          <div className="formPair">
            {figure('hours')}
            {figure('rate')}
          </div>
          {order.engineers.length > 0 ? (
            <Form.Item name="personId" label={t('serviceOrder.cost.person')}>
              <Select allowClear options={order.engineers.map((one) => ({ value: one.id, label: one.name }))} />
            </Form.Item>
          ) : null}
        </>
      ) : (
        figure('amount')
      )}
      <Form.Item name="note" label={t('serviceOrder.cost.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  );
}
