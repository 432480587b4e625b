import { type Me, SESSION_MODES, type TrainingSession } from '@fulcrum/contract';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange, useMe } from '../../api/index.ts';
import { addDays, FormFoot, momentOf, wallTimeOf } from '../../kit/index.ts';
import { MomentField } from '../tasks/moment-field.tsx';
import { PersonSelect } from '../tasks/person-select.tsx';

interface Values {
  mode: (typeof SESSION_MODES)[number];
  /** What the installation's clock shows then. */
  startsAt: string;
  endsAt: string;
  place?: string | null;
  link?: string | null;
  trainerId?: string | null;
  capacity?: number | null;
}
interface SessionFormProps {
  /** The course of a new session, or the session that is changed. */
  of: { courseId: string } | { session: TrainingSession };
  onDone: () => void;
}

/** When and where a session is, who holds it, and how many have room: of a new one, or changed. */
export function SessionForm(props: SessionFormProps) {
  const me = useMe();
  return me ? <Fields me={me} {...props} /> : null;
}

function Fields({ me, of, onDone }: SessionFormProps & { me: Me }) {
  const { t } = useTranslation();
  const { timeZone } = me.organisation;
  const session = 'session' in of ? of.session : null;
  const save = useChange({
    work: ({ startsAt, endsAt, place, link, trainerId, capacity, mode }: Values) => {
      const fields = {
        ...{ mode, startsAt: momentOf(startsAt, timeZone), endsAt: momentOf(endsAt, timeZone), place: place?.trim() || null },
        ...{ link: link?.trim() || null, trainerId: trainerId ?? null, capacity: capacity ?? null },
      };
      return 'session' in of
        ? client.trainingSessions.change({ id: of.session.id, revision: of.session.revision, ...fields })
        : client.trainingSessions.create({ courseId: of.courseId, ...fields });
    },
    said: () => t(session ? 'training.changed' : 'training.planned'),
    changes: [api.trainingSessions.key(), api.courses.key()],
  });
  const nextWeek = addDays(me.today, 7);
  const initialValues = session
    ? { ...session, startsAt: wallTimeOf(session.startsAt, timeZone), endsAt: wallTimeOf(session.endsAt, timeZone) }
    : { mode: 'live' as const, startsAt: `${nextWeek}T14:00`, endsAt: `${nextWeek}T16:00` };
  return (
    <Form<Values>
      name="session"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={initialValues}
      onFinish={(values) => save.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="mode" label={t('training.field.mode')}>
        <Select options={SESSION_MODES.map((value) => ({ value, label: t(`training.mode.${value}`) }))} />
      </Form.Item>
      <MomentField name="startsAt" label={t('training.field.startsAt')} />
      <MomentField name="endsAt" label={t('training.field.endsAt')} after="startsAt" />
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
      <FormFoot error={save.error} saving={save.isPending} save={t(session ? 'training.changeSession' : 'training.planSession')} />
    </Form>
  );
}
