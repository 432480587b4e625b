import type { GiftRules } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { useChange } from '../../api/use-change.ts';
import { DockedPanel, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** What gifts may be worth within a year, and whether public bodies get any. */
export function GiftRulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useQuery(api.postings.giftRules.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('postings.gifts.title')} onClose={onClose}>
      <p className="note">{t('postings.gifts.note')}</p>
      {rules.data ? <RulesForm rules={rules.data} /> : <SkeletonRows rows={4} />}
    </DockedPanel>
  );
}

function RulesForm({ rules }: { rules: GiftRules }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const save = useChange({
    work: (values: GiftRules) => client.postings.setGiftRules(values),
    changes: [api.postings.key(), api.plays.key()],
    said: () => t('playing.contact.saved'),
  });
  return (
    <Form<GiftRules>
      layout="vertical"
      requiredMark={false}
      className="workForm"
      disabled={!can('plays.edit')}
      initialValues={rules}
      onFinish={(values) => save.mutate(values)}
    >
      {(['perAccount', 'perPerson'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`postings.gifts.${name}`)}
          rules={[{ required: true, message: t('postings.gifts.needed') }]}
        >
          <InputNumber min={0} max={1e7} suffix={currency} style={{ width: 200 }} />
        </Form.Item>
      ))}
      <Form.Item name="publicBodies" valuePropName="checked">
        <Checkbox>{t('postings.gifts.publicBodies')}</Checkbox>
      </Form.Item>
      <Form.Item name="publicIndustries" label={t('postings.gifts.publicIndustries')}>
        <Select mode="tags" tokenSeparators={['，', ',', '、']} />
      </Form.Item>
      <FormFoot error={save.error} saving={save.isPending} save={t('playing.contact.save')} />
    </Form>
  );
}
