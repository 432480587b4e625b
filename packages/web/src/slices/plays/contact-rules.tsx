import type { ContactRules } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** When messages of plays may go out, and how many a person gets within a week. */
export function ContactRulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useQuery(api.plays.contactRules.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('playing.contact.title')} onClose={onClose}>
      <p className="note">{t('playing.contact.note')}</p>
      {rules.data ? <RulesForm rules={rules.data} onClose={onClose} /> : <SkeletonRows rows={4} />}
    </DockedPanel>
  );
}

function RulesForm({ rules, onClose }: { rules: ContactRules; onClose: () => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (values: ContactRules) => client.plays.setContactRules(values),
    onSuccess: async () => {
      message.success(t('playing.contact.saved'));
      await queries.invalidateQueries({ queryKey: api.plays.key() });
      onClose();
    },
  });
  const hour = [{ required: true, pattern: /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, message: t('playing.contact.hourWrong') }];
  return (
    <Form<ContactRules>
      name="contactRules"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      disabled={!can('plays.edit')}
      initialValues={rules}
      onFinish={(values) => save.mutate(values)}
    >
      <Form.Item name="perWeek" label={t('playing.contact.perWeek')} rules={[{ required: true, message: t('playing.contact.perWeek') }]}>
        <InputNumber min={1} max={50} precision={0} suffix={t('playing.contact.messages')} style={{ width: 160 }} />
      </Form.Item>
      <div className="formPair">
        <Form.Item name="from" label={t('playing.contact.from')} rules={hour}>
          <Input maxLength={5} />
        </Form.Item>
        <Form.Item
          name="until"
          label={t('playing.contact.until')}
          dependencies={['from']}
          rules={[
            ...hour,
            ({ getFieldValue }) => ({
              validator: (_, until: string) =>
                until > getFieldValue('from') ? Promise.resolve() : Promise.reject(new Error(t('playing.contact.ends'))),
            }),
          ]}
        >
          <Input maxLength={5} />
        </Form.Item>
      </div>
      <Form.Item name="workingDays" valuePropName="checked">
        <Checkbox>{t('playing.contact.workingDays')}</Checkbox>
      </Form.Item>
      <FormFoot error={save.error} saving={save.isPending} save={t('playing.contact.save')} />
    </Form>
  );
}
