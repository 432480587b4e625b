import type { HandoverTold } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { useHandoverAction } from './use-handover-action.ts';

/** Takes a handover back that nobody accepted. */
export function WithdrawHandover({ handover }: { handover: HandoverTold }) {
  const { t } = useTranslation();
  const { id, revision } = handover;
  const withdraw = useHandoverAction(({ reason }: { reason: string }) =>
    client.handovers.withdraw({ id, revision, reason: reason.trim() }),
  );
  return (
    <Form<{ reason: string }>
      name="withdrawHandover"
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => withdraw.mutate(values)}
      className="workForm handoverCourse"
    >
      <Form.Item
        name="reason"
        label={t('handover.withdrawWhy')}
        rules={[{ required: true, whitespace: true, message: t('handover.withdrawWhy') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <ProblemNote problem={withdraw.error ? shownProblem(withdraw.error) : null} />
      <Button htmlType="submit" loading={withdraw.isPending}>
        {t('handover.withdraw')}
      </Button>
    </Form>
  );
}
