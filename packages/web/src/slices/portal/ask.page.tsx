import { REQUEST_KINDS, SEVERITIES } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, placeIssues } from '../../kit/index.ts';
import { AddFiles } from '../attachments/add-files.tsx';
import { useSaidFiles } from '../attachments/use-said-files.ts';
import { useDraft } from '../tasks/use-draft.ts';
import { AskedArticles } from './asked-articles.tsx';
import { usePortalMe } from './portal-me.ts';

type Values = Omit<Parameters<typeof client.portal.ask>[0], 'formId' | 'fileIds'>;

/** The form of a request. While its subject is typed, articles that may answer it stand beside it. */
export default function AskPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [formId] = useState(() => crypto.randomUUID());
  const [answered, setAnswered] = useState(false);
  const subject = Form.useWatch('subject', form) ?? '';
  const said = useSaidFiles('portal');
  const me = usePortalMe();
  const draft = useDraft<Values>(`ask.${me?.id}`);
  const products = useQuery(api.portal.products.queryOptions({ input: {}, staleTime: 300_000 }));
  const send = useMutation({
    mutationFn: (values: Values) => client.portal.ask({ ...values, formId, fileIds: said.fileIds }),
    async onSuccess({ id }) {
      draft.forget();
      await queries.invalidateQueries({ queryKey: api.portal.requests.key() });
      await navigate({ to: '/portal/requests/$requestId', params: { requestId: id } });
    },
    onError: (error) => placeIssues(form, error),
  });
  const needed = [{ required: true, whitespace: true, message: t('portal.form.needed') }];
  const choices = <Key extends string>(keys: readonly Key[], label: (key: Key) => string) =>
    keys.map((value) => ({ value, label: label(value) }));
  return (
    <>
      <title>{t('portal.form.title')}</title>
      <h1 className="answer">{t('portal.form.title')}</h1>
      {answered ? (
        <p className="prose" role="status">
          {t('portal.form.wasAnswered')}{' '}
          <Button type="link" className="plainLink" onClick={() => setAnswered(false)}>
            {t('portal.form.askAnyway')}
          </Button>
        </p>
      ) : null}
      <Form
        form={form}
        hidden={answered}
        className="stack portalReply"
        layout="vertical"
        requiredMark={false}
        validateTrigger="onBlur"
        initialValues={{ kind: 'question', severity: 'normal', ...draft.kept }}
        onValuesChange={(_changed, values) => draft.keep(values)}
        onFinish={(values) => send.mutate(values)}
      >
        <Form.Item name="subject" label={t('portal.form.subject')} rules={needed}>
          <Input maxLength={200} placeholder={t('portal.form.subjectHint')} />
        </Form.Item>
        <AskedArticles question={subject} formId={formId} onAnswered={() => setAnswered(true)} />
        <Form.Item name="text" label={t('portal.form.text')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={10_000} placeholder={t('portal.form.textHint')} />
        </Form.Item>
        <Form.Item name="productId" label={t('portal.form.product')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('portal.form.anyProduct')}
            options={products.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('portal.form.kind')}>
          <Select options={choices(REQUEST_KINDS, (kind) => t(`portal.form.kindOf.${kind}`))} />
        </Form.Item>
        <Form.Item name="severity" label={t('portal.form.severity')}>
          <Select options={choices(SEVERITIES, (severity) => t(`portal.form.severityOf.${severity}`))} />
        </Form.Item>
        <AddFiles said={said} />
        <ActionProblem error={send.error} />
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={said.isSending}>
          {t('portal.form.submit')}
        </Button>
      </Form>
    </>
  );
}
