import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem, placeIssues } from '../../kit/index.ts';
import { OverrideFields, type OverrideValues } from './override-fields.tsx';
import { useLevelsChanged } from './use-override-work.ts';

interface OverrideFormProps {
  accountId: string;
  onClose: () => void;
}

/** Gives one account a level by hand. */
export function OverrideForm({ accountId, onClose }: OverrideFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<OverrideValues>();
  const changed = useLevelsChanged();
  const set = useMutation({
    mutationFn: ({ level, reason, until }: OverrideValues) => client.overrides.set({ accountId, level, reason, until: until ?? null }),
    onSuccess: async () => {
      await changed();
      onClose();
    },
    onError: (error) => placeIssues(form, error),
  });
  return (
    <Form<OverrideValues>
      form={form}
      name="override"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={(values) => set.mutate(values)}
      className="workForm"
    >
      <OverrideFields />
      <ActionProblem error={set.error} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {t('byHand.save')}
        </Button>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}
