import { FEEDBACK_MOVES, type FeedbackItem } from '@fulcrum/contract';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { DayField } from '../tasks/day-field.tsx';
import { useFeedbackChange } from './use-feedback-change.ts';

type To = Parameters<typeof client.feedback.move>[0]['state'];
interface Values {
  state: To;
  note?: string;
  targetRelease?: string;
  targetOn?: string;
}

/** To where an item goes from where it stands, with what is said of it. */
export function MoveForm({ item, onDone }: { item: FeedbackItem; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const moves: readonly To[] = FEEDBACK_MOVES[item.state];
  const state = Form.useWatch('state', form) ?? moves[0];
  const move = useFeedbackChange(
    ({ note, targetRelease, targetOn, ...values }: Values) =>
      client.feedback.move({
        ...{ id: item.id, revision: item.revision, state: values.state, note: note ?? '' },
        targetRelease: targetRelease || null,
        targetOn: targetOn ?? null,
      }),
    (done) => t('roadmap.act.moved', { state: t(`roadmap.state.${done.state}`) }),
  );
  return (
    <Form<Values>
      form={form}
      name="moveFeedback"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={{ state: moves[0], targetRelease: item.targetRelease ?? '', targetOn: item.targetOn ?? undefined }}
      onFinish={(values) => move.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="state" label={t('roadmap.form.state')}>
        <Select options={moves.map((value) => ({ value, label: t(`roadmap.state.${value}`) }))} />
      </Form.Item>
      {state === 'declined' ? null : (
        <>
          <Form.Item name="targetRelease" label={t('roadmap.form.release')}>
            <Input maxLength={200} />
          </Form.Item>
          <DayField name="targetOn" label={t('roadmap.targetOn')} optional />
        </>
      )}
      <Form.Item
        name="note"
        label={t(state === 'declined' ? 'roadmap.form.reason' : 'roadmap.form.note')}
        rules={state === 'declined' ? [{ required: true, whitespace: true, message: t('roadmap.verification.noteNeeded') }] : []}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <FormFoot error={move.error} saving={move.isPending} save={t('roadmap.act.move')} />
    </Form>
  );
}
