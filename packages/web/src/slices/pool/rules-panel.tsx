import type { PoolRules } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';

/** When prospects return, how many one may claim, how long one is protected. */
export function RulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useQuery(api.pool.rules.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('pool.rules')} onClose={onClose}>
      {rules.data ? <RulesForm rules={rules.data} onClose={onClose} /> : <SkeletonRows rows={3} />}
    </DockedPanel>
  );
}

function RulesForm({ rules, onClose }: { rules: PoolRules; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (values: PoolRules) =>
      client.pool.setRules({
        returnAfterDays: values.returnAfterDays ?? null,
        claimLimit: values.claimLimit ?? null,
        protectionDays: values.protectionDays ?? 0,
      }),
    onSuccess: async () => {
      message.success(t('pool.saved'));
      onClose();
      await queries.invalidateQueries({ queryKey: api.pool.key() });
    },
  });
  return (
    <Form<PoolRules>
      layout="vertical"
      requiredMark={false}
      initialValues={rules}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <Form.Item name="returnAfterDays" label={t('pool.returnAfterDays')} extra={t('pool.returnHint')}>
        <InputNumber min={1} max={3650} precision={0} suffix={t('pool.days')} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="protectionDays" label={t('pool.protectionDays')}>
        <InputNumber min={0} max={3650} precision={0} suffix={t('pool.days')} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="claimLimit" label={t('pool.claimLimit')} extra={t('pool.limitHint')}>
        <InputNumber min={1} max={100_000} precision={0} suffix={t('pool.accountsUnit')} style={{ width: 160 }} />
      </Form.Item>
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('pool.save')}
      </Button>
    </Form>
  );
}
