import type { Risk } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { MaybeDayField } from '../account/maybe-day-field.tsx';
import { PersonSelect, useRefresh } from '../tasks/index.ts';

/** Who looks after a risk, by when and how. */
export function WorkRisk({ risk }: { risk: Risk }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const save = useMutation({
    mutationFn: ({ ownerId, dueOn, plan }: Pick<Risk, 'ownerId' | 'dueOn' | 'plan'>) =>
      client.risks.change({
        accountId: risk.accountId,
        id: risk.id,
        revision: risk.revision,
        ownerId: ownerId ?? null,
        dueOn: dueOn ?? null,
        plan: plan?.trim() || null,
      }),
    onSuccess: refresh,
  });
  return (
    <Form<Pick<Risk, 'ownerId' | 'dueOn' | 'plan'>>
      name="workRisk"
      layout="vertical"
      requiredMark={false}
      initialValues={{ ownerId: risk.ownerId ?? undefined, dueOn: risk.dueOn, plan: risk.plan }}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <div className="formPair">
        <Form.Item name="ownerId" label={t('risks.owner')}>
          <PersonSelect />
        </Form.Item>
        <MaybeDayField name="dueOn" label={t('risks.due')} />
      </div>
      <Form.Item name="plan" label={t('risks.plan')}>
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={10_000} />
      </Form.Item>
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('risks.save')}
      </Button>
    </Form>
  );
}
