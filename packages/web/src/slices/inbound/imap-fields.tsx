import { MAIL_SECURITIES, type Mailbox } from '@fulcrum/contract';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const PORTS = { tls: 993, starttls: 143, none: 143 } as const;

/** Where a mailbox is asked by IMAP, and as whom. */
export function ImapFields({ hasPassword }: { hasPassword: boolean }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const needed = [{ required: true, message: t('sending.needed') }];
  return (
    <>
      <Form.Item name="host" label={t('sending.host')} rules={needed}>
        <Input placeholder="imap.example.com" maxLength={253} />
      </Form.Item>
      <div className="formPair">
        <Form.Item name="security" label={t('sending.security')}>
          <Select
            options={MAIL_SECURITIES.map((value) => ({ value, label: t(`sending.securityOf.${value}`) }))}
            onChange={(value: NonNullable<Mailbox['security']>) => form.setFieldValue('port', PORTS[value])}
          />
        </Form.Item>
        <Form.Item name="port" label={t('sending.port')} rules={needed}>
          <InputNumber min={1} max={65_535} precision={0} style={{ width: 120 }} />
        </Form.Item>
      </div>
      <Form.Item name="user" label={t('inbound.user')} rules={needed}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('sending.password')}
        rules={hasPassword ? [] : needed}
        extra={t(hasPassword ? 'sending.passwordKept' : 'inbound.passwordNote')}
      >
        <Input.Password autoComplete="new-password" maxLength={500} />
      </Form.Item>
      <Form.Item name="folder" label={t('inbound.folder')} rules={needed} extra={hasPassword ? undefined : t('inbound.since')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
