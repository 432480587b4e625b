import type { PortalOrderTold } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

interface Values {
  rating?: number;
  note?: string;
}

/** The customer takes what was delivered and says how it was, or turns it down and says why. */
export function CheckOrder({ order }: { order: PortalOrderTold }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [rejecting, setRejecting] = useState(false);
  const check = useMutation({
    mutationFn: (values: Values) => client.portal.checkOrder({ id: order.id, accepted: !rejecting, ...values }),
    onSuccess: async (now) => {
      queries.setQueryData(api.portal.order.queryKey({ input: { id: now.id } }), now);
      await queries.invalidateQueries({ queryKey: api.portal.orders.key() });
    },
  });
  return (
    <Form<Values> className="stack portalReply" layout="vertical" requiredMark={false} onFinish={(values) => check.mutate(values)}>
      <h2 className="lbl">{t('portal.order.check.title')}</h2>
      {rejecting ? null : (
        <Form.Item name="rating" label={t('portal.reply.rating')}>
          <Radio.Group optionType="button" options={[1, 2, 3, 4, 5]} />
        </Form.Item>
      )}
      <Form.Item
        name="note"
        label={t(rejecting ? 'portal.order.check.why' : 'portal.reply.note')}
        rules={rejecting ? [{ required: true, whitespace: true, message: t('portal.form.needed') }] : []}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
      </Form.Item>
      <ActionProblem error={check.error} />
      <div className="row wrap">
        <Button type="primary" htmlType="submit" loading={check.isPending}>
          {t(rejecting ? 'portal.order.check.reject' : 'portal.order.check.accept')}
        </Button>
        <Button onClick={() => setRejecting(!rejecting)}>{t(rejecting ? 'portal.order.check.back' : 'portal.order.check.not')}</Button>
      </div>
    </Form>
  );
}
