import { SESSION_MODES } from '@fulcrum/contract';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { PersonSelect } from '../tasks/person-select.tsx';

interface Values {
  mode: (typeof SESSION_MODES)[number];
  startsAt: string;
  endsAt: string;
  place?: string;
  link?: string;
  trainerId?: string;
  capacity?: number | null;
}
/** The moment that somebody typed where they are. */
const momentOf = (typed: string): string =>
  Temporal.PlainDateTime.from(typed).toZonedDateTime(Intl.DateTimeFormat().resolvedOptions().timeZone).toInstant().toString();

/** Plans a session of a course. */
export function PlanSession({ courseId }: { courseId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const plan = useChange({
    work: ({ startsAt, endsAt, place, link, trainerId, capacity, mode }: Values) =>
      client.trainingSessions.create({
        ...{ courseId, mode, startsAt: momentOf(startsAt), endsAt: momentOf(endsAt), place: place?.trim() || null },
        ...{ link: link?.trim() || null, trainerId: trainerId ?? null, capacity: capacity ?? null },
      }),
    said: () => t('training.planned'),
    changes: [api.trainingSessions.key(), api.courses.key()],
  });
  if (!isOpen)
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t('training.planSession')}</Button>
      </p>
    );
  const needed = [{ required: true, message: t('training.needed') }];
  return (
    <Form<Values>
      name="session"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={{ mode: 'live' }}
      onFinish={(values) => plan.mutate(values, { onSuccess: () => setOpen(false) })}
    >
      <Form.Item name="mode" label={t('training.field.mode')}>
        <Select options={SESSION_MODES.map((value) => ({ value, label: t(`training.mode.${value}`) }))} />
      </Form.Item>
      <Form.Item name="startsAt" label={t('training.field.startsAt')} rules={needed}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="endsAt" label={t('training.field.endsAt')} rules={needed}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="place" label={t('training.field.place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="link" label={t('training.field.link')}>
        <Input type="url" maxLength={1000} />
      </Form.Item>
      <Form.Item name="trainerId" label={t('training.field.trainer')}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="capacity" label={t('training.field.capacity')}>
        <InputNumber min={1} max={100_000} />
      </Form.Item>
      <FormFoot error={plan.error} saving={plan.isPending} save={t('training.planSession')} />
    </Form>
  );
}
