import type { ServiceOrder } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { useOrderAction } from './use-order-action.ts';

interface Values {
  from: Dayjs;
  to: Dayjs;
  engineerIds: string[];
  note?: string;
  askedByCustomer?: boolean;
}
type Planned = Pick<ServiceOrder, 'id' | 'number' | 'title' | 'revision' | 'providerId' | 'plannedFrom' | 'plannedTo' | 'engineers'>;

/** Two hours of the next morning: where a plan usually begins. */
const usual = (): Pick<Values, 'from' | 'to'> => {
  const from = dayjs().add(1, 'day').hour(9).minute(0).second(0).millisecond(0);
  return { from, to: from.add(2, 'hour') };
};

/** From when until when, and who goes. All of it by keyboard. */
export function PlanOrder({ order, onClose }: { order: Planned; onClose: () => void }) {
  const { t } = useTranslation();
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
        ...{ from: from.toISOString(), to: to.toISOString() },
      }),
    (done) =>
      done.overlaps.length > 0 ? t('serviceOrder.planning.doneOverlap', { count: done.overlaps.length }) : t('serviceOrder.planning.done'),
  );
  const again = plannedFrom !== null && plannedTo !== null;
  const times = again ? { from: dayjs(plannedFrom), to: dayjs(plannedTo) } : usual();
  const time = (name: 'from' | 'to') => (
    <Form.Item
      name={name}
      label={t(`serviceOrder.planning.${name}`)}
      dependencies={['from']}
      rules={[
        { required: true, message: t('serviceOrder.planning.timeNeeded') },
        ({ getFieldValue }) => ({
          validator: (_, value: Dayjs | null) =>
            name === 'to' && value && !value.isAfter(getFieldValue('from'))
              ? Promise.reject(new Error(t('serviceOrder.planning.order')))
              : Promise.resolve(),
        }),
      ]}
    >
      <DatePicker showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" needConfirm={false} />
    </Form.Item>
  );
  return (
    <Modal
      open
      title={`${t(again ? 'serviceOrder.planning.again' : 'serviceOrder.planning.title')} · ${t('serviceOrder.number', order)} ${order.title}`}
      okText={t('serviceOrder.planning.go')}
      cancelText={t('serviceOrder.act.back')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        name="planOrder"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{ ...times, engineerIds: engineers.map((one) => one.id) }}
        onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
      >
        <div className="formPair">
          {time('from')}
          {time('to')}
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
        <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      </Form>
    </Modal>
  );
}
