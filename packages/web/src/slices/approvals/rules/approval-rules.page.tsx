import type { ApprovalRules } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../../api/index.ts';
import { Failure, PageHead, ProblemNote, RichText, SkeletonRows, shownProblem } from '../../../kit/index.ts';
import '../approvals.css';
import { RuleFields } from './rule-fields.tsx';
import { freshId, fromValues, type RuleValues, toValues } from './rule-values.ts';

/** Which steps does a request run through, by what it is, what it costs and where? */
export default function ApprovalRulesPage() {
  const { t } = useTranslation();
  const found = useQuery(api.approvals.rules.queryOptions({ input: {} }));
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <>
      <PageHead
        title={t('shell.page.approvalRules')}
        eyebrow={t('signing.rules.eyebrow')}
        answer={found.data ? <RichText text="signing.rules.answer" values={{ count: found.data.rules.length }} /> : '…'}
        sub={t('signing.rules.sub', { currency })}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <RulesForm rules={found.data} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function RulesForm({ rules }: { rules: ApprovalRules }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ rules: RuleValues[] }>();
  const save = useMutation({
    mutationFn: (values: { rules: RuleValues[] }) => client.approvals.setRules({ rules: values.rules.map(fromValues) }),
    onSuccess: async () => {
      message.success(t('signing.rules.saved'));
      await queries.invalidateQueries({ queryKey: api.approvals.key() });
    },
  });
  return (
    <Form<{ rules: RuleValues[] }>
      form={form}
      name="approvalRules"
      layout="vertical"
      requiredMark={false}
      initialValues={{ rules: rules.rules.map(toValues) }}
      // What a step is not asked for on the page (its id) stays as it was.
      onFinish={() => save.mutate(form.getFieldsValue(true) as { rules: RuleValues[] })}
      className="workForm"
    >
      <Form.List name="rules">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name }) => (
              <section key={key} className="approvalRule" aria-label={t('signing.rules.step', { place: name + 1 })}>
                <div className="row wrap">
                  <h2 className="section grow">{t('signing.rules.step', { place: name + 1 })}</h2>
                  <Button size="small" disabled={name === 0} onClick={() => move(name, name - 1)}>
                    {t('signing.rules.up')}
                  </Button>
                  <Button size="small" disabled={name === fields.length - 1} onClick={() => move(name, name + 1)}>
                    {t('signing.rules.down')}
                  </Button>
                  <Button size="small" disabled={fields.length === 1} onClick={() => remove(name)}>
                    {t('signing.rules.remove')}
                  </Button>
                </div>
                <RuleFields name={name} />
              </section>
            ))}
            <p>
              <Button
                onClick={() =>
                  add({
                    ...{ id: freshId(form.getFieldValue('rules') as RuleValues[]), kinds: [], from: null, below: null, regionIds: [] },
                    ...{ approvers: [{ by: 'lead_asker' }], mode: 'any', unit: 'days', count: 1 },
                  })
                }
              >
                {t('signing.rules.add')}
              </Button>
            </p>
          </>
        )}
      </Form.List>
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('signing.rules.save')}
      </Button>
    </Form>
  );
}
