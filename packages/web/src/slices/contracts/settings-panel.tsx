import type { ContractSettings } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { DockedPanel, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';

const RULE = /^[^{}]*(\{(yyyy|yy|mm)\}[^{}]*)*\{seq[1-9]\}[^{}]*$/;

/** How contracts are numbered, and whether groups count together. */
export function SettingsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.ledger.settings.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('ledger.settings.title')} onClose={onClose}>
      {found.data ? (
        <SettingsForm settings={found.data} onClose={onClose} />
      ) : found.error ? (
        <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </DockedPanel>
  );
}

function SettingsForm({ settings, onClose }: { settings: ContractSettings; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const today = useMe()?.today ?? '2026-01-01';
  const [form] = Form.useForm<ContractSettings>();
  const rule = Form.useWatch('numberRule', form) ?? settings.numberRule;
  const save = useMutation({
    mutationFn: (values: ContractSettings) => client.ledger.changeSettings(values),
    onSuccess: async () => {
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <Form<ContractSettings>
      form={form}
      name="contract-settings"
      layout="vertical"
      requiredMark={false}
      initialValues={settings}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <Form.Item
        name="numberRule"
        label={t('ledger.settings.rule')}
        extra={
          <>
            {t('ledger.settings.ruleHint')} {RULE.test(rule) ? t('ledger.settings.next', { code: example(rule, today) }) : null}
          </>
        }
        rules={[{ required: true, pattern: RULE, message: t('ledger.settings.ruleWrong') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="rollsUp" label={t('ledger.settings.rollsUp')} extra={t('ledger.settings.rollsUpHint')}>
        <Radio.Group
          options={[
            { value: false, label: t('ledger.settings.alone') },
            { value: true, label: t('ledger.settings.together') },
          ]}
        />
      </Form.Item>
      <FormFoot error={save.error} saving={save.isPending} save={t('ledger.settings.save')}>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}

/** The first number that a rule gives this year. */
function example(rule: string, day: string): string {
  const [year = '', month = ''] = day.split('-');
  const dated = rule.replaceAll('{yyyy}', year).replaceAll('{yy}', year.slice(2)).replaceAll('{mm}', month);
  return dated.replace(/\{seq([1-9])\}/, (_, digits: string) => '1'.padStart(Number(digits), '0'));
}
