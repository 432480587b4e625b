import type { Period } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

const useRefreshPeriods = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: api.periods.key() });
};

/** Closes a month; what follows from it stands above the button. */
export function ClosePeriod({ period: { month } }: { period: Period }) {
  const { t } = useTranslation();
  const refresh = useRefreshPeriods();
  const close = useMutation({
    mutationFn: ({ note }: { note?: string }) => client.periods.close({ month, ...(note?.trim() ? { note } : {}) }),
    onSuccess: refresh,
  });
  return (
    <Form<{ note?: string }> layout="vertical" className="periodForm" onFinish={(values) => close.mutate(values)}>
      <p className="prose ink2">{t('closing.closeNote', { month })}</p>
      <Form.Item name="note" label={t('closing.note')}>
        <Input maxLength={200} />
      </Form.Item>
      <ActionProblem error={close.error} />
      <Button type="primary" htmlType="submit" loading={close.isPending}>
        {t('closing.close', { month })}
      </Button>
    </Form>
  );
}

/** Reopens a month for a reason that the audit keeps. */
export function ReopenPeriod({ period: { month } }: { period: Period }) {
  const { t } = useTranslation();
  const refresh = useRefreshPeriods();
  const reopen = useMutation({
    mutationFn: ({ reason }: { reason: string }) => client.periods.reopen({ month, reason }),
    onSuccess: refresh,
  });
  return (
    <Form<{ reason: string }> layout="vertical" requiredMark={false} className="periodForm" onFinish={(values) => reopen.mutate(values)}>
      <p className="prose ink2">{t('closing.reopenNote', { month })}</p>
      <Form.Item
        name="reason"
        label={t('closing.reason')}
        rules={[{ required: true, whitespace: true, min: 4, message: t('closing.reasonNeeded') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <ActionProblem error={reopen.error} />
      <Button danger htmlType="submit" loading={reopen.isPending}>
        {t('closing.reopen', { month })}
      </Button>
    </Form>
  );
}
