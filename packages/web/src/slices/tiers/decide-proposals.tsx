import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useLevelsChanged } from './use-override-work.ts';

export interface Deciding {
  decision: 'confirm' | 'decline';
  count: number;
  /** Those chosen, or all that the filter meets. */
  of: { ids: string[] } | { where: { from?: string; to?: string; q?: string } };
}

/** Asks once more, with what a confirmation brings, and for the reason of a refusal. */
export function DecideProposals({
  deciding: { decision, count, of },
  onClose,
  onDone,
}: {
  deciding: Deciding;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason?: string }>();
  const changed = useLevelsChanged();
  const declines = decision === 'decline';
  const decide = useMutation({
    mutationFn: ({ reason }: { reason?: string }) =>
      client.proposals.decide({ ...of, decision, ...(reason?.trim() ? { reason: reason.trim() } : {}) }),
    onSuccess: async ({ decided, later }) => {
      notification.info({
        title: t(`confirming.done.${decision}`, { count: decided }),
        ...(later > 0 ? { description: t('confirming.done.later', { count: later }) } : {}),
      });
      await Promise.all([changed(), queries.invalidateQueries({ queryKey: api.proposals.key() })]);
      onDone();
    },
  });
  return (
    <Modal
      open
      title={t(`confirming.title.${decision}`, { count })}
      okText={t(`confirming.${decision}`)}
      cancelText={t('customers.cancel')}
      okButtonProps={{ loading: decide.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="note">{t(`confirming.effect.${decision}`)}</p>
      <Form
        form={form}
        name="decide"
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => decide.mutate(values)}
        className="workForm"
      >
        <Form.Item
          name="reason"
          label={declines ? t('confirming.why') : t('confirming.whyOptional')}
          rules={declines ? [{ required: true, whitespace: true, message: t('confirming.whyMissing') }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
      </Form>
      <ActionProblem error={decide.error} />
    </Modal>
  );
}
