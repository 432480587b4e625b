import { PROFILE_FACTS, type ProfileRules } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useFields } from './use-fields.ts';

/** A fact's id as the key of its text: keys have no dots. */
type FactKey<Id extends string = (typeof PROFILE_FACTS)[number]> = Id extends `${infer Of}.${infer What}` ? `${Of}_${What}` : never;

/** What a complete profile holds: for every customer, for those of the highest level, and for single levels. */
export function ProfileRulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const mayRead = useMe()?.may.includes('policies.read') ?? false;
  const rules = useQuery(api.profiles.rules.queryOptions({ input: {} }));
  const tiers = useQuery(api.tiers.overview.queryOptions({ input: {}, enabled: mayRead }));
  const ready = rules.data && (tiers.data || !mayRead);
  return (
    <DockedPanel title={t('ownFields.required.title')} onClose={onClose}>
      <p className="note">{t('ownFields.required.sub')}</p>
      {rules.error ? <Failure level={3} error={rules.error} onRetry={() => void rules.refetch()} /> : null}
      {ready ? <RulesForm rules={rules.data} levels={tiers.data?.levels ?? []} onClose={onClose} /> : <SkeletonRows rows={4} />}
    </DockedPanel>
  );
}

interface RulesFormProps {
  rules: ProfileRules;
  levels: readonly { id: string | null; name?: { zh: string; en: string } | null | undefined }[];
  onClose: () => void;
}

function RulesForm({ rules, levels, onClose }: RulesFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const own = useFields('account');
  const facts = [
    ...PROFILE_FACTS.map((fact) => ({ value: fact as string, label: t(`peopleTab.fact.${fact.replace('.', '_') as FactKey}`) })),
    ...own.fields.map(({ id, name }) => ({ value: `account.field.${id}`, label: name[language] })),
  ];
  const named = levels.flatMap(({ id, name }) => (id === null ? [] : [{ id, label: name ? `${id} ${name[language]}` : id }]));
  const save = useMutation({
    mutationFn: (values: ProfileRules) => {
      const byTier = Object.fromEntries(Object.entries({ ...rules.byTier, ...values.byTier }).filter(([, asked]) => asked?.length));
      return client.profiles.setRules({ everyone: values.everyone ?? [], top: values.top ?? [], byTier });
    },
    onSuccess: async () => {
      message.success(t('ownFields.required.saved'));
      onClose();
      await queries.invalidateQueries({ queryKey: api.profiles.key() });
    },
  });
  const facets = <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={facts} />;
  return (
    <Form<ProfileRules>
      name="profile-rules"
      layout="vertical"
      requiredMark={false}
      initialValues={rules}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <Form.Item name="everyone" label={t('ownFields.required.everyone')}>
        {facets}
      </Form.Item>
      <Form.Item name="top" label={t('ownFields.required.top')}>
        {facets}
      </Form.Item>
      {named.map(({ id, label }) => (
        <Form.Item key={id} name={['byTier', id]} label={t('ownFields.required.level', { level: label })}>
          {facets}
        </Form.Item>
      ))}
      <FormFoot error={save.error} saving={save.isPending} save={t('customer.save')}>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
