import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useLevelsChanged } from './use-override-work.ts';

interface EndOverrideProps {
  accountId: string;
  id: string;
  onClose: () => void;
}

/** Ends a level given by hand, with the reason why. */
export function EndOverride({ accountId, id, onClose }: EndOverrideProps) {
  const { t } = useTranslation();
  const changed = useLevelsChanged();
  const end = useMutation({
    mutationFn: ({ reason }: { reason: string }) => client.overrides.end({ accountId, id, reason }),
    onSuccess: async () => {
      await changed();
      onClose();
    },
  });
  return (
    <Form<{ reason: string }>
      name="end-override"
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => end.mutate(values)}
      className="workForm"
    >
      <Form.Item
        name="reason"
        label={t('byHand.endReason')}
        rules={[{ required: true, whitespace: true, message: t('byHand.reasonMissing') }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
      <p className="note">{t('byHand.endEffect')}</p>
      <ActionProblem error={end.error} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={end.isPending}>
          {t('byHand.end')}
        </Button>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}
