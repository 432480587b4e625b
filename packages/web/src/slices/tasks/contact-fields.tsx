import { INTERACTION_CHANNELS, INTERACTION_KINDS, REGULAR_FIELDS, type RegularField, TWO_WAY_KINDS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

export type ContactKind = (typeof INTERACTION_KINDS)[number];
/** What the form says of a contact made. */
export interface ContactMade {
  kind: ContactKind;
  contactIds?: string[];
  channel?: (typeof INTERACTION_CHANNELS)[number] | null;
  twoWay: boolean;
  summary: string;
  nextStep?: string | null;
  regular?: Partial<Record<RegularField, string | null>>;
}

/** What the contract's interaction takes of the form: texts left empty are none. */
export function asInteraction({ contactIds, channel, nextStep, regular, summary, ...made }: ContactMade) {
  const said = (text: string | null | undefined) => text?.trim() || null;
  return {
    ...made,
    contactIds: contactIds ?? [],
    channel: channel ?? null,
    summary: summary.trim(),
    nextStep: said(nextStep),
    regular: {
      use: said(regular?.use),
      problems: said(regular?.problems),
      needs: said(regular?.needs),
      activities: said(regular?.activities),
    },
  };
}

/** Whether both sides usually speak in this kind of contact; its writer may say otherwise. */
export const usuallyTwoWay = (kind: ContactKind): boolean => (TWO_WAY_KINDS as readonly ContactKind[]).includes(kind);

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
        <Form.Item name="channel" label={t('task.form.channel')}>
          <Select allowClear options={INTERACTION_CHANNELS.map((channel) => ({ value: channel, label: t(`task.channel.${channel}`) }))} />
        </Form.Item>
        <Form.Item name="contactIds" label={t('task.form.person')} className="pairWide">
          <Select
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('task.form.personHint')}
            loading={people.isPending}
            options={people.data?.items
              .filter((person) => !person.leftOn)
              .map((person) => ({
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
      <RegularFields />
    </>
  );
}

/** The four things of a regular contact; closed until somebody wants them or something stands in them. */
function RegularFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ContactMade>();
  const [open, setOpen] = useState(() => Object.values(form.getFieldValue('regular') ?? {}).some(Boolean));
  return (
    <>
      <Form.Item extra={open ? t('task.form.regularHint') : undefined}>
        <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)}>
          {t('task.form.regular')}
        </Checkbox>
      </Form.Item>
      {open
        ? REGULAR_FIELDS.map((field) => (
            <Form.Item key={field} name={['regular', field]} label={t(`task.regular.${field}`)}>
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={10_000} placeholder={t(`task.regularHint.${field}`)} />
            </Form.Item>
          ))
        : null}
    </>
  );
}
