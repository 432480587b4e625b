import { FEEDBACK_AREAS, FEEDBACK_CAUSES, FEEDBACK_ROUTES, type FeedbackTold, SEVERITIES } from '@fulcrum/contract';
import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { PersonSelect } from '../tasks/person-select.tsx';
import { useFeedbackChange } from './use-feedback-change.ts';

type Values = Pick<Parameters<typeof client.feedback.triage>[0], 'area' | 'route' | 'causeKind' | 'severity' | 'ownerId'> & {
  cause?: string;
};

/** What it is, who answers it, and why it came about. */
export function TriageForm({ item, onDone }: { item: FeedbackTold; onDone: () => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [form] = Form.useForm<Values>();
  const area = Form.useWatch('area', form) ?? item.area ?? 'fault';
  const triage = useFeedbackChange(
    (values: Values) => client.feedback.triage({ id: item.id, revision: item.revision, ...values, cause: values.cause ?? '' }),
    ({ route }) => t('roadmap.act.triaged', { route: route ? t(`roadmap.route.${route}`) : '' }),
  );
  return (
    <Form<Values>
      form={form}
      name="triageFeedback"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={{
        area: item.area ?? 'fault',
        route: item.route ?? 'engineering',
        causeKind: item.causeKind ?? 'defect',
        cause: item.cause ?? '',
        severity: item.severity,
        ownerId: item.ownerId ?? undefined,
      }}
      onValuesChange={(changed) =>
        changed.area && form.setFieldsValue({ route: FEEDBACK_ROUTES[changed.area as keyof typeof FEEDBACK_ROUTES][0] })
      }
      onFinish={(values) => triage.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="area" label={t('roadmap.form.area')}>
        <Radio.Group options={FEEDBACK_AREAS.map((value) => ({ value, label: t(`roadmap.area.${value}`) }))} />
      </Form.Item>
      <Form.Item name="route" label={t('roadmap.form.routeTo')}>
        <Radio.Group options={FEEDBACK_ROUTES[area].map((value) => ({ value, label: t(`roadmap.route.${value}`) }))} />
      </Form.Item>
      <Form.Item name="causeKind" label={t('roadmap.form.causeKind')}>
        <Select options={FEEDBACK_CAUSES.map((value) => ({ value, label: t(`roadmap.cause.${value}`) }))} />
      </Form.Item>
      <Form.Item name="cause" label={t('roadmap.form.causeText')}>
        <Input.TextArea rows={3} maxLength={10_000} />
      </Form.Item>
      <Form.Item name="severity" label={t('roadmap.severity')}>
        <Select options={SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) }))} />
      </Form.Item>
      {can('users.read') ? (
        <Form.Item name="ownerId" label={t('roadmap.owner')}>
          <PersonSelect known={item.ownerId ? { id: item.ownerId, name: item.ownerName ?? '' } : undefined} />
        </Form.Item>
      ) : null}
      <FormFoot error={triage.error} saving={triage.isPending} save={t('roadmap.act.triage')} />
    </Form>
  );
}
