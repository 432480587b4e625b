import { OUTCOMES, type Task } from '@fulcrum/contract';
import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../kit/index.ts';
import { asInteraction, ContactFields, type ContactMade, usuallyTwoWay } from './contact-fields.tsx';
import { DayField } from './day-field.tsx';
import { Principles } from './principles.tsx';
import { useDraft } from './use-draft.ts';
import type { TaskActions } from './use-task-actions.ts';

type OutcomeName = (typeof OUTCOMES)[number];
interface Values extends Partial<ContactMade> {
  outcome: OutcomeName;
  note?: string;
  nextOn?: string;
}

/** An outcome that came of speaking with the customer; the others need no contact. */
const SPOKEN: readonly OutcomeName[] = ['reached', 'agreed', 'declined'];

interface OutcomeFormProps {
  task: Task;
  today: string;
  actions: TaskActions;
  onCancel: () => void;
}

/** Logs what came of a task and closes it; with the contact that was made, unless nobody was spoken to. */
export function OutcomeForm({ task, today, actions, onCancel }: OutcomeFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Values>(`outcome.${task.id}`);
  const outcome = Form.useWatch('outcome', form) ?? 'reached';
  const spoken = SPOKEN.includes(outcome);
  const hasNext = Boolean(Form.useWatch('nextStep', form)?.trim());
  const kind = task.kind === 'visit' || task.kind === 'meeting' ? task.kind : 'call';
  const send = ({ outcome: result, note, nextOn, ...made }: Values) => {
    const interaction = SPOKEN.includes(result)
      ? asInteraction({ ...made, kind: made.kind ?? kind, twoWay: made.twoWay ?? false, summary: made.summary ?? '' })
      : undefined;
    actions.close(task, {
      outcome: result,
      ...(note?.trim() ? { note } : {}),
      ...(interaction ? { interaction } : {}),
      ...(interaction?.nextStep && nextOn ? { next: { title: interaction.nextStep.slice(0, 200), dueOn: nextOn } } : {}),
    });
    draft.forget();
  };
  return (
    <Form<Values>
      form={form}
      name={`outcome-${task.id}`}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ outcome: 'reached', kind, twoWay: usuallyTwoWay(kind), ...draft.kept }}
      onValuesChange={(_, values) => draft.keep(values)}
      onFinish={send}
      className="workForm"
    >
      <Form.Item name="outcome" label={t('task.form.outcome')}>
        <Radio.Group options={OUTCOMES.map((each) => ({ value: each, label: t(`task.outcome.${each}`) }))} />
      </Form.Item>
      {spoken ? (
        <>
          <ContactFields accountId={task.accountId} required />
          {hasNext ? <DayField name="nextOn" label={t('task.form.nextOn')} min={today} optional hint={t('task.form.nextOnHint')} /> : null}
          <Principles of={['keep_confidences']} />
        </>
      ) : (
        <Form.Item name="note" label={t('task.form.note')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} placeholder={t('task.form.noteHint')} />
        </Form.Item>
      )}
      <ProblemNote problem={actions.problem} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={actions.busy}>
          {t('task.form.close')}
        </Button>
        <Button onClick={onCancel}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}
