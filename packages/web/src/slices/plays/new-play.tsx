import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { withValue } from '../studio/policy-text.ts';

interface Fields {
  from: string;
  zh: string;
  en: string;
  id: string;
}
const BLANK = '';

/** A play of one task that people begin. */
const blankText = (task: { zh: string; en: string }): string => `apiVersion: fulcrum/v1
kind: play
id: blank
name: { zh: '', en: '' }
trigger: { on: by_hand }
steps:
  - id: task_1
    task:
      for: owner
      dueInWorkingDays: 3
      kind: call
      title: { zh: ${JSON.stringify(task.zh)}, en: ${JSON.stringify(task.en)} }
      reason: { zh: ${JSON.stringify(task.zh)}, en: ${JSON.stringify(task.en)} }
`;

/** A new play from a blank or from one that is there; it opens in the studio. */
export function NewPlay({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const found = useQuery(api.policies.list.queryOptions({ input: {} }));
  const policies = found.data?.items ?? [];
  const create = useMutation({
    mutationFn: async ({ from, zh, en, id }: Fields) => {
      const first = { zh: t('playStudio.new.text', { lng: 'zh' }), en: t('playStudio.new.text', { lng: 'en' }) };
      const text = from === BLANK ? blankText(first) : (await client.policies.get({ id: from })).yaml;
      const yaml = withValue(withValue(text, ['id'], id), ['name'], { zh, en });
      await client.policies.saveDraft({ id, yaml });
      return id;
    },
    onSuccess: (policy) => navigate({ to: '/strategy/studio', search: { policy } }),
  });
  const needed = [{ required: true, whitespace: true, message: t('playStudio.create.needed') }];
  return (
    <DockedPanel title={t('playStudio.create.title')} onClose={onClose}>
      <Form<Fields>
        form={form}
        name="newPlay"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{ from: BLANK, zh: '', en: '', id: '' }}
        onFinish={(values) => create.mutate(values)}
      >
        <Form.Item name="from" label={t('playStudio.create.from')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: BLANK, label: t('playStudio.create.blank') },
              ...policies
                .filter(({ kind }) => kind === 'play')
                .map(({ id, name }) => ({ value: id, label: t('playStudio.create.copyOf', { play: name[language] }) })),
            ]}
          />
        </Form.Item>
        <Form.Item name="zh" label={t('playStudio.create.name')} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="en" label={t('playStudio.create.nameEn')} rules={needed}>
          <Input
            maxLength={80}
            onBlur={({ target }) => {
              if (!form.getFieldValue('id')) form.setFieldValue('id', slugOf(target.value));
            }}
          />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('playStudio.create.id')}
          extra={t('playStudio.create.idNote')}
          rules={[
            { required: true, pattern: /^[a-z0-9][a-z0-9-]{0,62}$/, message: t('playStudio.create.idWrong') },
            {
              validator: (_, id: string) =>
                policies.some((one) => one.id === id) ? Promise.reject(new Error(t('playStudio.create.idTaken'))) : Promise.resolve(),
            },
          ]}
        >
          <Input maxLength={63} />
        </Form.Item>
        <p className="note">{t('playStudio.create.note')}</p>
        <FormFoot error={create.error} saving={create.isPending} save={t('playStudio.create.begin')}>
          <Button onClick={onClose}>{t('task.form.cancel')}</Button>
        </FormFoot>
      </Form>
    </DockedPanel>
  );
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 63);
