import type { HookSecret } from '@fulcrum/contract';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Something that is never shown again: left empty, what is kept stays. */
export function SecretField({ name, isKept, isNeeded = !isKept }: { name: HookSecret; isKept: boolean; isNeeded?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={['secrets', name]}
      label={t(`chatHook.secretOf.${name}`)}
      rules={[{ required: isNeeded, message: t('sending.needed') }]}
      extra={isKept ? t('chatHook.secretKept') : undefined}
    >
      <Input.Password maxLength={200} autoComplete="off" />
    </Form.Item>
  );
}
