import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api/index.ts';
import { ActionProblem, Failure, placeIssues, SkeletonRows } from '../../../kit/index.ts';
import { AddFiles } from '../../attachments/add-files.tsx';
import { useSaidFiles } from '../../attachments/use-said-files.ts';
import { WritingName } from './writing-name.tsx';

type Values = Parameters<typeof client.portalCommunity.ask>[0];

/** A question to the others: below which name, where, and what. */
export default function AskQuestionPage() {
  const { t } = useTranslation();
  const found = useQuery(api.portalCommunity.list.queryOptions({ input: {} }));
  return (
    <>
      <title>{t('community.portal.ask')}</title>
      <p className="portalBack">
        <Link className="door" to="/portal/questions">
          {t('community.portal.back')}
        </Link>
      </p>
      <h1 className="answer">{t('community.portal.ask')}</h1>
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={5} />
      ) : (
        <>
          <WritingName />
          <AskForm communities={found.data.items} />
        </>
      )}
    </>
  );
}

function AskForm({ communities }: { communities: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { community = communities[0]?.id } = useSearch({ from: '/portal/questions/new' });
  const [form] = Form.useForm<Values>();
  const said = useSaidFiles('portal', 'pictures');
  const send = useMutation({
    mutationFn: (values: Values) => client.portalCommunity.ask({ ...values, pictureIds: said.fileIds }),
    async onSuccess({ id }) {
      await queries.invalidateQueries({ queryKey: api.portalCommunity.key() });
      await navigate({ to: '/portal/questions/$questionId', params: { questionId: id } });
    },
    onError: (error) => placeIssues(form, error),
  });
  const needed = [{ required: true, whitespace: true, message: t('portal.form.needed') }];
  return (
    <Form
      form={form}
      className="stack portalReply"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ communityId: community }}
      onFinish={(values) => send.mutate(values)}
    >
      <Form.Item name="communityId" label={t('community.portal.which')} hidden={communities.length < 2}>
        <Select options={communities.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="title" label={t('community.portal.question')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="body" label={t('community.portal.body')} rules={needed} extra={t('community.portal.bodyHint')}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={10_000} />
      </Form.Item>
      <AddFiles said={said} />
      <ActionProblem error={send.error} />
      <Button type="primary" htmlType="submit" loading={send.isPending} disabled={said.isSending}>
        {t('community.portal.send')}
      </Button>
    </Form>
  );
}
