import type { Me, ServiceOrder } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { ActionDialog, addDays, momentOf, wallTimeOf } from '../../kit/index.ts';
import { MomentField } from '../tasks/moment-field.tsx';
import { useOrderAction } from './use-order-action.ts';

interface Values {
  /** What the installation's clock shows then. */
  from: string;
  to: string;
  engineerIds: string[];
  note?: string;
  askedByCustomer?: boolean;
}
type Planned = Pick<ServiceOrder, 'id' | 'number' | 'title' | 'revision' | 'providerId' | 'plannedFrom' | 'plannedTo' | 'engineers'>;

interface PlanOrderProps {
  order: Planned;
  onClose: () => void;
}

/** From when until when, by the installation's clock, and who goes. All of it by keyboard. */
export function PlanOrder(props: PlanOrderProps) {
  const me = useMe();
  return me ? <PlanDialog me={me} {...props} /> : null;
}

function PlanDialog({ me, order, onClose }: PlanOrderProps & { me: Me }) {
  const { t } = useTranslation();
  const { timeZone } = me.organisation;
  const [form] = Form.useForm<Values>();
  const { id, revision, providerId, plannedFrom, plannedTo, engineers } = order;
  const people = useQuery(api.serviceOrders.people.queryOptions({ input: {} }));
  const mayGo = (people.data?.people ?? []).filter((one) => one.providerId === null || one.providerId === providerId);
  const known = [
    ...mayGo,
    ...engineers.filter((one) => !mayGo.some((other) => other.id === one.id)).map((one) => ({ ...one, providerName: null })),
  ];
  const save = useOrderAction(
    ({ from, to, engineerIds, note = '', askedByCustomer = false }: Values) =>
      client.serviceOrders.plan({
        ...{ id, revision, engineerIds, note, askedByCustomer },
        ...{ from: momentOf(from, timeZone), to: momentOf(to, timeZone) },
      }),
    (done) =>
      done.overlaps.length > 0 ? t('serviceOrder.planning.doneOverlap', { count: done.overlaps.length }) : t('serviceOrder.planning.done'),
  );
  const again = plannedFrom !== null && plannedTo !== null;
  // Unless it is planned already: two hours of the next morning.
  const tomorrow = addDays(me.today, 1);
  const times = again
    ? { from: wallTimeOf(plannedFrom, timeZone), to: wallTimeOf(plannedTo, timeZone) }
    : { from: `${tomorrow}T09:00`, to: `${tomorrow}T11:00` };
  return (
    <ActionDialog
      {...{ form, save, onClose }}
      name="planOrder"
      title={`${t(again ? 'serviceOrder.planning.again' : 'serviceOrder.planning.title')} · ${t('serviceOrder.number', order)} ${order.title}`}
      go={t('serviceOrder.planning.go')}
      initialValues={{ ...times, engineerIds: engineers.map((one) => one.id) }}
    >
      <div className="formPair">
        <MomentField name="from" label={t('serviceOrder.planning.from')} />
        <MomentField name="to" label={t('serviceOrder.planning.to')} after="from" />
      </div>
      <Form.Item
        name="engineerIds"
        label={t('serviceOrder.planning.who')}
        rules={[{ required: true, type: 'array', min: 1, message: t('serviceOrder.planning.whoNeeded') }]}
      >
        <Select
          mode="multiple"
          loading={people.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={known.map((one) => ({ value: one.id, label: one.providerName ? `${one.name} · ${one.providerName}` : one.name }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t('serviceOrder.planning.note')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={10_000} />
      </Form.Item>
      {again ? (
        <Form.Item name="askedByCustomer" valuePropName="checked" extra={t('serviceOrder.planning.byCustomerHint')}>
          <Checkbox>{t('serviceOrder.planning.byCustomer')}</Checkbox>
        </Form.Item>
      ) : null}
    </ActionDialog>
  );
}
