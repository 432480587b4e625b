import { USAGE_AGGREGATES, USAGE_COUNTS, type UsageMetric, UsageMetricId } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, placeIssues } from '../../kit/index.ts';

interface Values {
  id?: string;
  zh: string;
  en: string;
  aggregate: UsageMetric['aggregate'];
  unit?: string;
  counts?: UsageMetric['counts'];
}
interface MetricPanelProps {
  /** Absent: a new one. */
  metric: UsageMetric | undefined;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** What a metric is called and how it adds up. */
export function MetricPanel({ metric, onClose, onSaved }: MetricPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: ({ id = '', zh, en, aggregate, unit, counts }: Values) => {
      const input = { name: { zh, en }, aggregate, unit: unit || null, counts: counts ?? null };
      return metric ? client.usage.change({ ...input, id: metric.id, revision: metric.revision }) : client.usage.declare({ ...input, id });
    },
    onSuccess: async (saved) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: api.usage.key() }),
        queries.invalidateQueries({ queryKey: api.metrics.list.key() }),
      ]);
      onSaved(saved.id);
    },
    onError: (error) => placeIssues(form, error),
  });
  const needed = [{ required: true, whitespace: true, message: t('using.metric.needed') }];
  return (
    <DockedPanel
      eyebrow={metric ? t('using.metric.slotOf', { slot: metric.slot }) : t('shell.page.usage')}
      title={metric ? metric.name[language] : t('using.page.add')}
      onClose={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        className="stack"
        requiredMark={false}
        validateTrigger="onBlur"
        initialValues={{
          zh: metric?.name.zh,
          en: metric?.name.en,
          aggregate: metric?.aggregate ?? 'sum',
          unit: metric?.unit ?? undefined,
          counts: metric?.counts ?? undefined,
        }}
        onFinish={(values) => save.mutate(values)}
        scrollToFirstError={{ focus: true }}
      >
        {metric ? null : (
          <Form.Item
            name="id"
            label={t('using.metric.id')}
            extra={t('using.metric.idHint')}
            rules={[{ validator: async (_, id) => UsageMetricId.parseAsync(id), message: t('using.metric.idWrong') }]}
          >
            <Input autoComplete="off" maxLength={40} placeholder="logins" />
          </Form.Item>
        )}
        <Form.Item name="zh" label={t('using.metric.nameZh')} rules={needed}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item name="en" label={t('using.metric.nameEn')} rules={needed}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item name="aggregate" label={t('using.metric.aggregate')} extra={t('using.metric.aggregateHint')}>
          <Select options={USAGE_AGGREGATES.map((value) => ({ value, label: t(`using.aggregate.${value}`) }))} />
        </Form.Item>
        <Form.Item name="unit" label={t('using.metric.unit')}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item name="counts" label={t('using.metric.counts')} extra={t('using.metric.countsHint')}>
          <Select
            allowClear
            placeholder={t('using.metric.countsNone')}
            options={USAGE_COUNTS.map((value) => ({ value, label: t(`using.counts.${value}`) }))}
          />
        </Form.Item>
        <div className="formFoot">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t(metric ? 'using.metric.save' : 'using.page.add')}
          </Button>
        </div>
        <ActionProblem error={save.error} />
      </Form>
    </DockedPanel>
  );
}
