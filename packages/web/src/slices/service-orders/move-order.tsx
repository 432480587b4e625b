import type { ServiceOrderTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Radio, Rate, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionDialog } from '../../kit/index.ts';
import { useOrderAction } from './use-order-action.ts';

export type Move = 'solve' | 'deliver' | 'check' | 'close' | 'cancel' | 'reopen' | 'note';
type Verdict = 'accepted' | 'rejected' | 'waived';
interface Values {
  text?: string;
  verdict: Verdict;
  contactId?: string;
  rating?: number;
  shared?: boolean;
}
const NEEDS_TEXT: readonly Move[] = ['solve', 'cancel', 'reopen', 'note'];

function moved({ id, revision }: ServiceOrderTold, move: Move, { text = '', verdict, contactId, rating, shared = false }: Values) {
  const one = { id, revision };
  switch (move) {
    case 'solve':
      return client.serviceOrders.solve({ ...one, solution: text });
    case 'deliver':
      return client.serviceOrders.deliver({ ...one, note: text });
    case 'close':
      return client.serviceOrders.close({ ...one, note: text });
    case 'cancel':
      return client.serviceOrders.cancel({ ...one, reason: text });
    case 'reopen':
      return client.serviceOrders.reopen({ ...one, reason: text });
    case 'note':
      return client.serviceOrders.note({ id, text, shared });
    case 'check':
      return client.serviceOrders.check({
        ...one,
        verdict,
        note: text,
        ...(contactId ? { contactId } : {}),
        ...(rating ? { rating } : {}),
      });
  }
}

/** One step of an order: it asks for what must be on record. */
export function MoveOrder({ order, move, onClose }: { order: ServiceOrderTold; move: Move; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const verdict = Form.useWatch('verdict', form) ?? 'accepted';
  const save = useOrderAction(
    (values: Values) => moved(order, move, values),
    () => t(`serviceOrder.act.done.${move}`),
  );
  const needed = NEEDS_TEXT.includes(move) || (move === 'check' && verdict !== 'accepted');
  const label =
    move !== 'check' || verdict === 'accepted'
      ? `serviceOrder.act.text.${move}`
      : `serviceOrder.act.${verdict === 'waived' ? 'waive' : 'reject'}Reason`;
  return (
    <ActionDialog
      {...{ form, save, onClose }}
      name="moveOrder"
      title={t(`serviceOrder.act.${move}`)}
      go={t(`serviceOrder.act.${move}`)}
      initialValues={{ verdict: 'accepted', ...(move === 'solve' ? { text: order.solution } : {}) }}
    >
      {move === 'close' ? <p className="note">{t('serviceOrder.act.closing')}</p> : null}
      {move === 'check' ? <Verdicts order={order} verdict={verdict} /> : null}
      <Form.Item
        name="text"
        label={t(label as 'serviceOrder.act.text.note')}
        rules={needed ? [{ required: true, whitespace: true, message: t('serviceOrder.act.needed') }] : []}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={10_000} />
      </Form.Item>
      {move === 'check' && verdict === 'accepted' ? (
        <Form.Item name="rating" label={t('serviceOrder.act.rating')}>
          <Rate />
        </Form.Item>
      ) : null}
      {move === 'note' && order.providerId ? (
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>{t('serviceOrder.act.shared')}</Checkbox>
        </Form.Item>
      ) : null}
    </ActionDialog>
  );
}

/** What the customer says, and who of them. */
function Verdicts({ order, verdict }: { order: ServiceOrderTold; verdict: Verdict }) {
  const { t } = useTranslation();
  const people = useQuery({
    ...api.contacts.list.queryOptions({ input: { accountId: order.accountId, limit: 100 } }),
    enabled: order.accountMet,
  }).data?.items;
  const verdicts: Verdict[] = order.mayEnd ? ['accepted', 'rejected', 'waived'] : ['accepted', 'rejected'];
  return (
    <>
      <Form.Item
        name="verdict"
        label={t('serviceOrder.act.verdict')}
        extra={verdict === 'rejected' ? t('serviceOrder.act.rejecting') : undefined}
      >
        <Radio.Group options={verdicts.map((value) => ({ value, label: t(`serviceOrder.act.verdictOf.${value}`) }))} />
      </Form.Item>
      {verdict !== 'waived' && people && people.length > 0 ? (
        <Form.Item name="contactId" label={t('serviceOrder.act.byWhom')}>
          <Select allowClear options={people.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      ) : null}
    </>
  );
}
