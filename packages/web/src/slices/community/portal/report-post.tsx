import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/index.ts';
import { ActionProblem } from '../../../kit/index.ts';

/** Says that a post is out of place, and why. */
export function ReportPost({ questionId: id, answerId }: { questionId: string; answerId?: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const report = useMutation({
    mutationFn: ({ reason }: { reason: string }) => client.portalCommunity.report({ id, reason, ...(answerId ? { answerId } : {}) }),
  });
  if (report.isSuccess)
    return (
      <span className="note" role="status">
        {t('community.portal.reported')}
      </span>
    );
  if (!open)
    return (
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {t('community.portal.report')}
      </Button>
    );
  return (
    <Form className="stack portalReply" layout="vertical" requiredMark={false} onFinish={(values) => report.mutate(values)}>
      <Form.Item
        name="reason"
        label={t('community.portal.why')}
        rules={[{ required: true, whitespace: true, message: t('portal.form.needed') }]}
      >
        <Input maxLength={500} autoFocus />
      </Form.Item>
      <ActionProblem error={report.error} />
      <Button size="small" htmlType="submit" loading={report.isPending}>
        {t('community.portal.sendReport')}
      </Button>
    </Form>
  );
}
