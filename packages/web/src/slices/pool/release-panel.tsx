import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';

/** Gives an account back to the pool, with the reason that whoever claims it will read. */
export function ReleasePanel({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const account = useQuery(api.accounts.get.queryOptions({ input: { id: accountId } }));
  const release = useMutation({
    mutationFn: ({ reason }: { reason: string }) => client.pool.release({ accountId, reason: reason.trim() }),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
    },
  });
  return (
    <DockedPanel title={t('pool.releaseTitle', { name: account.data?.name ?? '…' })} onClose={onClose}>
      <Form layout="vertical" requiredMark={false} onFinish={(values: { reason: string }) => release.mutate(values)} className="workForm">
        <p className="note">{t('pool.releaseNote')}</p>
        <Form.Item
          name="reason"
          label={t('pool.releaseReason')}
          rules={[{ required: true, whitespace: true, message: t('pool.releaseReasonNeeded') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} />
        </Form.Item>
        <FormFoot error={release.error} saving={release.isPending} save={t('pool.release')}>
          <Button onClick={onClose}>{t('task.form.cancel')}</Button>
        </FormFoot>
      </Form>
    </DockedPanel>
  );
}
