import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { ActionProblem, Money } from '../../kit/index.ts';
import type { TreeRow } from './tree-rows.ts';

/** What a region is to reach, by year, quarter or month. */
export function RegionTargets({ region, editable }: { region: TreeRow; editable: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ period: string; amount: string | null }>();
  const set = useMutation({
    mutationFn: ({ period, amount }: { period: string; amount: string | null }) =>
      client.regions.setTarget({ id: region.id, period, amount }),
    onSuccess: async () => {
      form.resetFields();
      await queries.invalidateQueries({ queryKey: api.regions.key() });
    },
  });
  return (
    <section className="regionPart">
      <h3 className="section">{t('regionTree.targets')}</h3>
      {region.targets.length === 0 ? <p className="note">{t('regionTree.noTargets')}</p> : null}
      <ul className="regionTargets">
        {region.targets.map((target) => (
          <li key={target.period}>
            <span className="num">{target.period}</span>
            <Money amount={target.amount} currency={me?.organisation.baseCurrency ?? 'CNY'} />
            {editable ? (
              <Button type="text" size="small" onClick={() => set.mutate({ period: target.period, amount: null })}>
                {t('regionTree.clearTarget')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {editable ? (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          validateTrigger="onBlur"
          onFinish={(values) => set.mutate(values)}
          className="workForm"
        >
          <div className="formPair">
            <Form.Item
              name="period"
              label={t('regionTree.period')}
              extra={t('regionTree.periodHint')}
              rules={[{ required: true, pattern: /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/, message: t('regionTree.periodWrong') }]}
            >
              <Input maxLength={7} placeholder={me?.today.slice(0, 4)} />
            </Form.Item>
            <Form.Item name="amount" label={t('regionTree.amount')} rules={[{ required: true, message: t('regionTree.amount') }]}>
              <InputNumber<string> stringMode min="0" className="dayPicker" />
            </Form.Item>
          </div>
          <Button htmlType="submit" loading={set.isPending}>
            {t('regionTree.setTarget')}
          </Button>
        </Form>
      ) : null}
      <ActionProblem error={set.error} />
    </section>
  );
}
