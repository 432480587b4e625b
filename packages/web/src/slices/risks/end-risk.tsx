import { RISK_ENDS, type Risk } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { useRefresh } from '../tasks/index.ts';

interface Values {
  state: (typeof RISK_ENDS)[number];
  result?: string;
}

/** How a risk ended. */
export function EndRisk({ risk, onDone }: { risk: Risk; onDone: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const end = useMutation({
    mutationFn: ({ state, result }: Values) =>
      client.risks.end({ accountId: risk.accountId, id: risk.id, revision: risk.revision, state, result: result?.trim() || null }),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  return (
    <Form<Values>
      name="endRisk"
      layout="vertical"
      requiredMark={false}
      initialValues={{ state: 'mitigated' }}
      onFinish={(values) => end.mutate(values)}
      className="workForm riskEnd"
    >
      <h3 className="lbl">{t('risks.end')}</h3>
      <Form.Item name="state" label={t('risks.how')}>
        <Radio.Group options={RISK_ENDS.map((value) => ({ value, label: t(`risks.stateOf.${value}`) }))} />
      </Form.Item>
      <Form.Item name="result" label={t('risks.result')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={10_000} />
      </Form.Item>
      <ProblemNote problem={end.error ? shownProblem(end.error) : null} />
      <Button htmlType="submit" loading={end.isPending}>
        {t('risks.endIt')}
      </Button>
    </Form>
  );
}
