import type { ProjectStart } from '@fulcrum/contract';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, FormFoot } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayField } from '../tasks/day-field.tsx';

interface Values {
  stepId: string;
  plannedOn: string;
  reason: string;
}

/** Plans a milestone that is not reached for another day. */
export function PlanMilestone({ start }: { start: ProjectStart }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { asOf } = useDay();
  const [open, setOpen] = useState(false);
  const left = start.milestones.filter(({ reachedOn }) => reachedOn === null);
  const plan = useChange({
    work: (values: Values) => client.projectStarts.plan({ id: start.id, ...values }),
    said: () => t('starting.planned'),
    changes: [api.projectStarts.key()],
  });
  if (asOf || !start.mayPlan || !left.length) return null;
  if (!open)
    return (
      <p>
        <Door onOpen={() => setOpen(true)}>{t('starting.plan')}</Door>
      </p>
    );
  return (
    <Form<Values>
      name="planMilestone"
      layout="vertical"
      requiredMark={false}
      className="workForm panelAct"
      initialValues={{ stepId: left[0]?.stepId, plannedOn: left[0]?.plannedOn }}
      onFinish={(values) => plan.mutate(values, { onSuccess: () => setOpen(false) })}
    >
      <Form.Item name="stepId" label={t('starting.milestone')}>
        <Select options={left.map(({ stepId, name }) => ({ value: stepId, label: name[language] }))} />
      </Form.Item>
      <DayField name="plannedOn" label={t('starting.newDay')} />
      <Form.Item name="reason" label={t('starting.why')} rules={[{ required: true, whitespace: true, message: t('procedure.needed') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <FormFoot error={plan.error} saving={plan.isPending} save={t('starting.plan')} />
    </Form>
  );
}
