import { FEEDBACK_PARTS, type FeedbackRules } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useFeedbackChange } from './use-feedback-change.ts';

/** What counts how much in the rank. */
export function RulesForm() {
  const { t } = useTranslation();
  const found = useQuery(api.feedback.rules.queryOptions({ input: {} }));
  const save = useFeedbackChange(
    (rules: FeedbackRules) => client.feedback.setRules(rules),
    () => t('roadmap.weights.saved'),
  );
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={6} />;
  return (
    <Form<FeedbackRules>
      name="feedbackRules"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={found.data}
      onFinish={(rules) => save.mutate(rules)}
    >
      <p className="note">{t('roadmap.weights.hint')}</p>
      {FEEDBACK_PARTS.map((part) => (
        <Form.Item
          key={part}
          name={part}
          label={t(`roadmap.why.parts.${part}`)}
          rules={[{ required: true, message: t('roadmap.weights.hint') }]}
        >
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
      ))}
      <FormFoot error={save.error} saving={save.isPending} save={t('roadmap.save')} />
    </Form>
  );
}
