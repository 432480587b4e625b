import { type CommunityRules, HOLDS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Form, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';

/** Whose posts wait, and which of the customers' own fields say at which prices they buy and through whom they came. */
export function RulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.communities.rules.queryOptions({ input: {} }));
  return (
    <DockedPanel eyebrow={t('shell.page.community')} title={t('community.rules.title')} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <RulesForm rules={found.data} onClose={onClose} />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </DockedPanel>
  );
}

function RulesForm({ rules, onClose }: { rules: CommunityRules; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const fields = useQuery(api.fields.list.queryOptions({ input: { entity: 'account' } }));
  const options = (fields.data?.items ?? [])
    .filter(({ type }) => type === 'text' || type === 'choice')
    .map(({ id, name }) => ({ value: id, label: name[language] }));
  const save = useChange({
    work: ({ hold, priceField, channelField }: CommunityRules) =>
      client.communities.setRules({ hold, priceField: priceField ?? null, channelField: channelField ?? null }),
    changes: [api.communities.key()],
    said: () => t('community.form.saved'),
  });
  return (
    <Form layout="vertical" requiredMark={false} initialValues={rules} onFinish={(values) => save.mutate(values, { onSuccess: onClose })}>
      <Form.Item name="hold" label={t('community.rules.hold')}>
        <Radio.Group className="stack" options={HOLDS.map((value) => ({ value, label: t(`community.rules.holds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="priceField" label={t('community.rules.priceField')} extra={t('community.rules.fieldHint')}>
        <Select allowClear loading={fields.isPending} options={options} />
      </Form.Item>
      <Form.Item name="channelField" label={t('community.rules.channelField')}>
        <Select allowClear loading={fields.isPending} options={options} />
      </Form.Item>
      <FormFoot error={save.error} saving={save.isPending} save={t('community.form.save')} />
    </Form>
  );
}
