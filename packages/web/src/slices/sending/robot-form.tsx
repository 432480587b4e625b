import { NOTIFICATION_KINDS, NOTIFICATIONS, ROBOT_HOSTS, ROBOT_VENDORS, type Robot } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { FormFoot } from '../../kit/index.ts';
import { LanguageChoice } from '../../shell/preference-choices.tsx';

type Values = Omit<Robot, 'id' | 'hasSecret'> & { address?: string; secret?: string };

/** Adds a robot, or changes one. Its address and secret are never shown again. */
export function RobotForm({ before, onDone }: { before: Robot | null; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const vendor = Form.useWatch('vendor', form) ?? before?.vendor ?? 'wecom';
  const done = async (text: string) => {
    message.success(text);
    await queries.invalidateQueries({ queryKey: api.robots.key() });
    onDone();
  };
  const save = useMutation({
    mutationFn: ({ vendor: made, address, secret, ...said }: Values) =>
      before
        ? client.robots.change({ id: before.id, ...said, ...(address ? { address } : {}), ...(secret ? { secret } : {}) })
        : client.robots.create({ ...said, vendor: made, address: address ?? '', ...(secret ? { secret } : {}) }),
    onSuccess: () => done(t('sending.robotSaved')),
  });
  const remove = useMutation({
    mutationFn: (id: string) => client.robots.remove({ id }),
    onSuccess: () => done(t('sending.robotRemoved')),
  });
  const needed = [{ required: true, message: t('sending.needed') }];
  const error = save.error ?? remove.error;
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={before ?? { vendor: 'wecom', enabled: true, language, names: false, kinds: ['handover_late', 'risk_given'] }}
      onFinish={(values) => save.mutate({ ...values, vendor })}
    >
      {before ? null : (
        <Form.Item name="vendor" label={t('sending.vendor')}>
          <Segmented options={ROBOT_VENDORS.map((value) => ({ value, label: t(`sending.vendorOf.${value}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('sending.robotName')} rules={needed}>
        <Input maxLength={200} placeholder={t('sending.robotNameHint')} />
      </Form.Item>
      <Form.Item
        name="address"
        label={t('sending.robotAddress')}
        rules={before ? [] : needed}
        extra={before ? t('sending.robotAddressKept') : t('sending.robotAddressHint', { host: ROBOT_HOSTS[vendor][0] })}
      >
        <Input.Password autoComplete="off" maxLength={1000} />
      </Form.Item>
      {vendor === 'wecom' ? null : (
        <Form.Item
          name="secret"
          label={t('sending.robotSecret')}
          extra={t(before?.hasSecret ? 'sending.robotSecretKept' : 'sending.robotSecretHint')}
        >
          <Input.Password autoComplete="off" maxLength={500} />
        </Form.Item>
      )}
      <Form.Item name="kinds" label={t('sending.robotWhat')}>
        <Checkbox.Group
          className="tickLines"
          options={NOTIFICATION_KINDS.map((value) => ({ value, label: NOTIFICATIONS[value][language] }))}
        />
      </Form.Item>
      <Form.Item name="names" valuePropName="checked" extra={t('sending.robotNamesHint')}>
        <Checkbox>{t('sending.robotNames')}</Checkbox>
      </Form.Item>
      <Form.Item name="language" label={t('sending.robotLanguage')}>
        <LanguageChoice />
      </Form.Item>
      <Form.Item name="enabled" label={t('sending.robotEnabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <FormFoot error={error} saving={save.isPending} save={t('sending.save')}>
        {before ? (
          <Button loading={remove.isPending} onClick={() => remove.mutate(before.id)}>
            {t('sending.robotRemove')}
          </Button>
        ) : null}
      </FormFoot>
    </Form>
  );
}
