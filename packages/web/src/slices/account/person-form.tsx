import { ATTITUDES, CONTACT_DEPTHS, CONTACT_RANKS, type Contact, DECISION_ROLES } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { CustomInputs } from '../fields/custom-inputs.tsx';
import { useRefresh } from '../tasks/index.ts';
import { changedValues } from './changed-values.ts';
import { CHANNEL_LISTS, type ChannelLine, ChannelsField } from './channels-field.tsx';
import { MaybeDayField } from './maybe-day-field.tsx';
import { StaleNote } from './stale-note.tsx';

type Plain = Omit<Contact, 'id' | 'accountId' | 'personId' | 'code' | 'revision' | 'channels' | 'custom' | 'lastMetOn'>;
interface Values extends Plain {
  lines?: ChannelLine[];
  custom?: Contact['custom'];
}

const linesOf = (channels: Contact['channels'] | undefined): ChannelLine[] =>
  channels ? CHANNEL_LISTS.flatMap((kind) => channels[kind].map((way) => ({ kind, ...way }))) : [];
function channelsOf(lines: readonly ChannelLine[]): Contact['channels'] {
  const of = (kind: ChannelLine['kind']) =>
    lines
      .filter((line) => line.kind === kind && line.value?.trim())
      .map(({ value, note, preferred }) => ({ value: value.trim(), note: note?.trim() || null, preferred: preferred ?? false }));
  return { phones: of('phones'), mails: of('mails'), wechats: of('wechats'), wecoms: of('wecoms') };
}

interface PersonFormProps {
  accountId: string;
  /** Whom to change; absent: a new person. */
  person: Contact | undefined;
  onClose: () => void;
}

/** Who a person at the account is. */
export function PersonForm({ accountId, person, onClose }: PersonFormProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const save = useMutation({
    mutationFn: async ({ lines = [], custom = {}, ...values }: Values) => {
      const { name, attitude, depth, doNotContact, ...rest } = changedValues<Plain>(person ?? {}, values);
      const channels = channelsOf(lines);
      const own = changedValues<Contact['custom']>(person?.custom ?? {}, custom) as Contact['custom'];
      const input = {
        ...rest,
        ...(attitude ? { attitude } : {}),
        ...(depth ? { depth } : {}),
        ...(typeof doNotContact === 'boolean' ? { doNotContact } : {}),
        ...(JSON.stringify(channels) === JSON.stringify(person?.channels) ? {} : { channels }),
        ...(Object.keys(own).length > 0 ? { custom: own } : {}),
      };
      if (person) await client.contacts.change({ id: person.id, revision: person.revision, ...input, ...(name ? { name } : {}) });
      else await client.contacts.create({ accountId, ...input, name: name ?? '' });
    },
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const text = (name: keyof Plain, label: string) => (
    <Form.Item name={name} label={label}>
      <Input maxLength={200} />
    </Form.Item>
  );
  return (
    <Form<Values>
      name="person"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={{ attitude: 'unknown', depth: 'none', ...person, lines: linesOf(person?.channels) }}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <Form.Item
        name="name"
        label={t('customer.person.name')}
        rules={[{ required: true, whitespace: true, message: t('customer.person.nameMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="formPair">
        {text('title', t('customer.person.title'))}
        {text('salutation', t('customer.person.salutation'))}
        {text('department', t('customer.person.department'))}
        <Form.Item name="rank" label={t('customer.person.rank')}>
          <Select allowClear options={CONTACT_RANKS.map((value) => ({ value, label: t(`customer.rank.${value}`) }))} />
        </Form.Item>
        <Form.Item name="decisionRole" label={t('customer.person.decisionRole')}>
          <Select allowClear options={DECISION_ROLES.map((value) => ({ value, label: t(`customer.decisionRole.${value}`) }))} />
        </Form.Item>
        <Form.Item name="attitude" label={t('peopleTab.attitude')}>
          <Select options={ATTITUDES.map((value) => ({ value, label: t(`kit.attitude.${value}`) }))} />
        </Form.Item>
        <Form.Item name="depth" label={t('peopleTab.depth')}>
          <Select options={CONTACT_DEPTHS.map((value) => ({ value, label: t(`kit.depth.${value}`) }))} />
        </Form.Item>
        {text('style', t('peopleTab.style'))}
        {text('phone', t('customer.person.phone'))}
        <Form.Item
          name="email"
          label={t('customer.person.email')}
          rules={[{ pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, message: t('customer.person.emailWrong') }]}
        >
          <Input maxLength={254} inputMode="email" />
        </Form.Item>
        {text('wechat', t('customer.person.wechat'))}
        <MaybeDayField name="birthday" label={t('customer.person.birthday')} />
        <MaybeDayField name="startedOn" label={t('peopleTab.startedOn')} />
        <MaybeDayField name="leftOn" label={t('customer.person.leftOn')} />
      </div>
      <ChannelsField />
      {text('postalAddress', t('peopleTab.postalAddress'))}
      <Form.Item name="doNotContact" valuePropName="checked">
        <Checkbox>{t('peopleTab.doNotContact')}</Checkbox>
      </Form.Item>
      <div className="formPair">
        <CustomInputs entity="contact" values={person?.custom ?? {}} />
      </div>
      {save.error ? <StaleNote error={save.error} onReload={() => void refresh().then(() => save.reset())} /> : null}
      <FormFoot error={save.error} saving={save.isPending} save={t('customer.save')}>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
