import type { PortalRequestTold } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { AddFiles } from '../attachments/add-files.tsx';
import { useSaidFiles } from '../attachments/use-said-files.ts';
import { useDraft } from '../tasks/use-draft.ts';
import { usePortalMe } from './portal-me.ts';

/** What its customer can say: more, or of one that is held for solved whether it is. */
export function RequestReply({ request }: { request: PortalRequestTold }) {
  const { t } = useTranslation();
  const [still, setStill] = useState(false);
  if (request.state === 'solved' && !still) return <Confirm request={request} onStill={() => setStill(true)} />;
  return <Reply request={request} label={t(still ? 'portal.reply.unsolved' : 'portal.reply.label')} />;
}

/** Keeps the answer of a call as what the page shows, and goes on with the request that it came to. */
function useAnswer(request: PortalRequestTold) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (now: PortalRequestTold) => {
    queries.setQueryData(api.portal.request.queryKey({ input: { id: now.id } }), now);
    await queries.invalidateQueries({ queryKey: api.portal.requests.key() });
    if (now.id !== request.id) await navigate({ to: '/portal/requests/$requestId', params: { requestId: now.id } });
  };
}

function Reply({ request, label }: { request: PortalRequestTold; label: string }) {
  const { t } = useTranslation();
  const onSuccess = useAnswer(request);
  const said = useSaidFiles('portal');
  const { fileIds } = said;
  const me = usePortalMe();
  const draft = useDraft<{ text: string }>(`reply.${me?.id}.${request.id}`);
  const reply = useMutation({
    mutationFn: ({ text }: { text: string }) => client.portal.reply({ id: request.id, text, fileIds }),
    onSuccess(now) {
      draft.forget();
      return onSuccess(now);
    },
  });
  return (
    <Form
      className="stack portalReply"
      layout="vertical"
      requiredMark={false}
      initialValues={draft.kept}
      onValuesChange={(_changed, values) => draft.keep(values)}
      onFinish={(values) => reply.mutate(values)}
    >
      <Form.Item name="text" label={label} rules={[{ required: true, whitespace: true, message: t('portal.form.needed') }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={10_000} />
      </Form.Item>
      <AddFiles said={said} />
      <ActionProblem error={reply.error} />
      <Button type="primary" htmlType="submit" loading={reply.isPending} disabled={said.isSending}>
        {t('portal.reply.send')}
      </Button>
    </Form>
  );
}

function Confirm({ request, onStill }: { request: PortalRequestTold; onStill: () => void }) {
  const { t } = useTranslation();
  const onSuccess = useAnswer(request);
  const confirm = useMutation({
    mutationFn: (values: { rating?: number; note?: string }) => client.portal.confirm({ id: request.id, ...values }),
    onSuccess,
  });
  return (
    <Form className="stack portalReply" layout="vertical" requiredMark={false} onFinish={(values) => confirm.mutate(values)}>
      <Form.Item name="rating" label={t('portal.reply.rating')}>
        <Radio.Group optionType="button" options={[1, 2, 3, 4, 5]} />
      </Form.Item>
      <Form.Item name="note" label={t('portal.reply.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
      </Form.Item>
      <ActionProblem error={confirm.error} />
      <div className="row wrap">
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('portal.reply.confirm')}
        </Button>
        <Button onClick={onStill}>{t('portal.reply.still')}</Button>
      </div>
    </Form>
  );
}
