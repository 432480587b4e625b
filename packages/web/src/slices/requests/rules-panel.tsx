import type { DeskRules } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { DockedPanel, Failure, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { CannedFields } from './canned-fields.tsx';
import { RuleFields } from './rule-fields.tsx';
import { freshRule, fromValues, type RuleValues, toValues } from './rule-values.ts';

interface Values extends Pick<DeskRules, 'cannedAnswers'> {
  rules: RuleValues[];
  silenceDays: number;
  reopenDays: number;
}

/** Where requests go by themselves, and what silence means. */
export function RulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.serviceRequests.rules.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('desk.rules.title')} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <RulesForm rules={found.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

function RulesForm({ rules: kept }: { rules: DeskRules }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const save = useChange({
    work: (values: Values) => client.serviceRequests.setRules({ ...kept, ...values, rules: values.rules.map(fromValues) }),
    said: () => t('desk.rules.saved'),
    changes: [api.serviceRequests.rules.key(), api.serviceRequests.cannedAnswers.key()],
  });
  return (
    <Form<Values>
      form={form}
      name="deskRules"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={{
        rules: kept.rules.map(toValues),
        silenceDays: kept.silenceDays,
        reopenDays: kept.reopenDays,
        cannedAnswers: kept.cannedAnswers,
      }}
      onFinish={() => save.mutate(form.getFieldsValue(true) as Values)}
    >
      <p className="note">{t('desk.rules.order')}</p>
      <Form.List name="rules">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name }) => (
              <RuleFields
                key={key}
                place={name}
                onRemove={() => remove(name)}
                onUp={name > 0 ? () => move(name, name - 1) : undefined}
                onDown={name < fields.length - 1 ? () => move(name, name + 1) : undefined}
              />
            ))}
            <p>
              <Button onClick={() => add(freshRule(t('desk.rules.fresh')))}>{t('desk.rules.add')}</Button>
            </p>
          </>
        )}
      </Form.List>
      <Form.Item name="silenceDays" label={t('desk.rules.silence')} extra={t('desk.rules.silenceHint')}>
        <InputNumber min={0} max={90} precision={0} suffix={t('desk.rules.days')} />
      </Form.Item>
      <Form.Item name="reopenDays" label={t('desk.rules.reopen')} extra={t('desk.rules.reopenHint')}>
        <InputNumber min={0} max={365} precision={0} suffix={t('desk.rules.days')} />
      </Form.Item>
      <CannedFields />
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('desk.rules.save')}
      </Button>
    </Form>
  );
}
