import { INTERACTION_KINDS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

export type ContactKind = (typeof INTERACTION_KINDS)[number];
/** What the form says of a contact made. */
export interface ContactMade {
  kind: ContactKind;
  contactId?: string;
  twoWay: boolean;
  summary: string;
  nextStep?: string;
}

const BOTH_SPEAK: readonly ContactKind[] = ['visit', 'call', 'meeting', 'training', 'event'];
/** Whether both sides usually speak in this kind of contact; its writer may say otherwise. */
export const usuallyTwoWay = (kind: ContactKind): boolean => BOTH_SPEAK.includes(kind);

/** Fields about a contact made, inside a form: kind, with whom, whether both sides spoke, what was said, what follows. */
export function ContactFields({ accountId, required }: { accountId: string; required: boolean }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const people = useQuery(api.contacts.list.queryOptions({ input: { accountId, limit: 100 } }));
  return (
    <>
      <div className="formPair">
        <Form.Item name="kind" label={t('task.form.kind')}>
          <Select
            options={INTERACTION_KINDS.map((kind) => ({ value: kind, label: t(`task.contactKind.${kind}`) }))}
            onChange={(kind: ContactKind) => form.setFieldValue('twoWay', usuallyTwoWay(kind))}
          />
        </Form.Item>
        <Form.Item name="contactId" label={t('task.form.person')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('task.form.personHint')}
            loading={people.isPending}
            options={people.data?.items.map((person) => ({
              value: person.id,
              label: [person.name, person.title].filter(Boolean).join(' · '),
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="twoWay" valuePropName="checked" extra={t('task.form.twoWayHint')}>
        <Checkbox>{t('task.form.twoWay')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="summary"
        label={t('task.form.summary')}
        rules={[{ required, whitespace: true, message: t('task.form.summaryMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={10_000} placeholder={t('task.form.summaryHint')} />
      </Form.Item>
      <Form.Item name="nextStep" label={t('task.form.nextStep')}>
        <Input maxLength={1000} placeholder={t('task.form.nextStepHint')} />
      </Form.Item>
    </>
  );
}
