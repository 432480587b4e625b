import type { HandoverTold } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { FormFoot } from '../../kit/index.ts';
import { PersonSelect } from '../tasks/index.ts';
import { OwnerWarning } from '../training/owner-warning.tsx';
import { useHandoverAction } from './use-handover-action.ts';

interface Values {
  toId: string;
  notes: Record<string, string | null>;
  note: string | null;
}

/** The giver tells what the taker must know. */
export function GiveHandover({ handover }: { handover: HandoverTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const write = ({ toId, notes, note }: Values) =>
    client.handovers.change({
      id: handover.id,
      revision: handover.revision,
      toId,
      note: note?.trim() || null,
      items: handover.items.map(({ id }) => ({ id, note: notes[id]?.trim() || null })),
    });
  const save = useHandoverAction(write, () => t('handover.saved'));
  const hand = useHandoverAction(async (values: Values) => {
    const { id, revision } = await write(values);
    return client.handovers.hand({ id, revision });
  });
  const problem = save.error ?? hand.error;
  return (
    <Form<Values>
      form={form}
      name="giveHandover"
      layout="vertical"
      requiredMark={false}
      initialValues={{
        toId: handover.toId,
        note: handover.note,
        notes: Object.fromEntries(handover.items.map(({ id, note }) => [id, note])),
      }}
      onFinish={(values) => hand.mutate(values)}
      className="workForm"
    >
      <Form.Item name="toId" label={t('handover.taker')}>
        <PersonSelect known={{ id: handover.toId, name: handover.toName }} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(was: Values, is: Values) => was.toId !== is.toId}>
        {({ getFieldValue }) => <OwnerWarning asked={{ ids: [handover.accountId], ownerId: getFieldValue('toId') ?? handover.toId }} />}
      </Form.Item>
      {handover.items.map((item) => (
        <Form.Item
          key={item.id}
          name={['notes', item.id]}
          label={item.required ? item.name[language] : `${item.name[language]} · ${t('handover.optional')}`}
          extra={item.returned ? t('handover.returnedWhy', { why: item.returned }) : undefined}
          rules={[{ required: item.required, whitespace: true, message: t('handover.unwritten') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
        </Form.Item>
      ))}
      <Form.Item name="note" label={t('handover.note')}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={10_000} />
      </Form.Item>
      <FormFoot error={problem} saving={hand.isPending} save={t('handover.hand')}>
        <Button loading={save.isPending} onClick={() => save.mutate(form.getFieldsValue(true) as Values)}>
          {t('handover.save')}
        </Button>
      </FormFoot>
    </Form>
  );
}
