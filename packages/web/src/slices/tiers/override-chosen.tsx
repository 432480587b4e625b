import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem, placeIssues } from '../../kit/index.ts';
import { OverrideFields, type OverrideValues } from './override-fields.tsx';
import { useLevelsChanged } from './use-override-work.ts';

interface OverrideChosenProps {
  count: number;
  selection: Pick<Parameters<typeof client.overrides.setChosen>[0], 'ids' | 'where'>;
  onClose: () => void;
  onDone: () => void;
}

/** Gives the chosen customers one level by hand. */
export function OverrideChosen({ count, selection, onClose, onDone }: OverrideChosenProps) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const [form] = Form.useForm<OverrideValues>();
  const changed = useLevelsChanged();
  const set = useMutation({
    mutationFn: ({ level, reason, until }: OverrideValues) =>
      client.overrides.setChosen({ ...selection, level, reason, until: until ?? null }),
    onSuccess: async ({ set: done }) => {
      notification.info({ title: t('byHand.done', { count: done }) });
      await changed();
      onDone();
    },
    onError: (error) => placeIssues(form, error),
  });
  return (
    <Modal
      open
      title={t('byHand.chosen', { count })}
      okText={t('byHand.save')}
      cancelText={t('customers.cancel')}
      okButtonProps={{ loading: set.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<OverrideValues>
        form={form}
        name="override-chosen"
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => set.mutate(values)}
        className="workForm"
      >
        <OverrideFields />
      </Form>
      <ActionProblem error={set.error} />
    </Modal>
  );
}
