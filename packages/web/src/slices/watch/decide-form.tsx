import { WATCH_DECISIONS, type WatchDecision, type WatchTold } from '@fulcrum/contract';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { ReferenceSelect } from '../../records/index.ts';
import { FeedbackSelect } from '../feedback/feedback-select.tsx';

interface Values {
  decision: WatchDecision;
  reason: string;
  ownerId?: string | null;
  dueOn?: string;
  answer?: string;
  feedbackId?: string;
}

/** What is done about it, why, by whom and until when. */
export function DecideForm({ item, onDone }: { item: WatchTold; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const decision = Form.useWatch('decision', form) ?? item.decision ?? 'watch';
  const decide = useChange({
    work: ({ ownerId = null, dueOn, answer, feedbackId, ...said }: Values) =>
      client.watch.decide({
        ...{ id: item.id, revision: item.revision, ...said, ownerId, dueOn: dueOn || null },
        ...(answer?.trim() ? { answer: answer.trim() } : {}),
        ...(said.decision === 'build' && feedbackId ? { feedbackId } : {}),
      }),
    said: () => t('watching.decided'),
    changes: [api.watch.key(), api.feedback.key()],
  });
  const needed = [{ required: true, whitespace: true, message: t('watching.needed') }];
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={{ decision, ownerId: item.ownerId, dueOn: item.dueOn ?? '', answer: item.answer ?? '' }}
      onFinish={(values) => decide.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="decision" label={t('watching.field.decision')}>
        <Select options={WATCH_DECISIONS.map((value) => ({ value, label: t(`watching.decision.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('watching.field.reason')} rules={needed}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      {decision === 'answer' ? (
        <Form.Item name="answer" label={t('watching.field.answer')} rules={needed}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      ) : null}
      {decision === 'build' && !item.feedback ? (
        <Form.Item name="feedbackId" label={t('watching.field.feedback')} extra={t('watching.feedbackHint')}>
          <FeedbackSelect />
        </Form.Item>
      ) : null}
      {decision === 'nothing' ? null : (
        <>
          <Form.Item name="ownerId" label={t('watching.field.owner')}>
            <ReferenceSelect to="users" known={item.ownerId && item.ownerName ? { id: item.ownerId, name: item.ownerName } : undefined} />
          </Form.Item>
          <Form.Item
            name="dueOn"
            label={t(decision === 'watch' ? 'watching.field.watchUntil' : 'watching.field.due')}
            rules={decision === 'watch' ? needed : []}
          >
            <Input type="date" />
          </Form.Item>
        </>
      )}
      <ProblemNote problem={decide.error ? shownProblem(decide.error) : null} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={decide.isPending}>
          {t('watching.keep')}
        </Button>
        <Button type="text" onClick={onDone}>
          {t('watching.back')}
        </Button>
      </div>
    </Form>
  );
}
