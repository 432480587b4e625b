import type { BenefitOffer, Entitlement } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { DayField } from '../tasks/index.ts';

interface UseFormProps {
  accountId: string;
  item: Entitlement;
  offers: BenefitOffer[];
  today: string;
}
interface Values {
  quantity: number;
  on: string;
  offerId?: string;
  reason?: string;
  note?: string;
}

/** Records a use; above the entitlement it asks for a reason, and somebody else approves. */
export function UseForm({ accountId, item, offers, today }: UseFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const own = offers.filter(({ benefit }) => benefit === item.benefit);
  const save = useMutation({
    mutationFn: ({ quantity, on, offerId, reason, note }: Values) =>
      client.benefits.use({
        accountId,
        benefit: item.benefit,
        quantity: String(quantity),
        on,
        ...(offerId ? { offerId } : {}),
        ...(reason?.trim() ? { reason: reason.trim() } : {}),
        ...(note?.trim() ? { note: note.trim() } : {}),
      }),
    onSuccess: async () => {
      form.resetFields();
      await queries.invalidateQueries({ queryKey: api.benefits.key() });
    },
  });
  return (
    <>
      <h3 className="section">{t('benefit.use.title')}</h3>
      <Form<Values>
        form={form}
        name="benefitUse"
        layout="vertical"
        requiredMark={false}
        initialValues={{ quantity: 1, on: today }}
        onFinish={(values) => save.mutate(values)}
        className="workForm"
      >
        <div className="formPair">
          <Form.Item
            name="quantity"
            label={t('benefit.use.quantity', { unit: item.unit[language] })}
            rules={[{ required: true, message: t('benefit.use.needed') }]}
          >
            <InputNumber min={0.01} className="dayPicker" />
          </Form.Item>
          <DayField name="on" label={t('benefit.use.on')} />
        </div>
        {own.length ? (
          <Form.Item name="offerId" label={t('benefit.use.offer')}>
            <Select allowClear options={own.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        ) : null}
        <Form.Item name="note" label={t('benefit.use.note')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="reason" label={t('benefit.use.reason')} extra={t('benefit.use.reasonNote')}>
          <Input maxLength={200} />
        </Form.Item>
        <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
        {save.data ? (
          <p role="status" className="note">
            {t(save.data.state === 'requested' ? 'benefit.use.asked' : 'benefit.use.done')}
          </p>
        ) : null}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('benefit.use.save')}
        </Button>
      </Form>
    </>
  );
}
