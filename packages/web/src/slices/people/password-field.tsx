import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const SHORTEST = 12;

/** A new password with its rule in view; `shown` writes it in clear, for handing over. */
export function PasswordField({
  name,
  label,
  shown = false,
  optional = false,
}: {
  name: string;
  label: string;
  shown?: boolean;
  optional?: boolean;
}) {
  const { t } = useTranslation();
  const message = t('people.passwordShort');
  return (
    <Form.Item
      name={name}
      label={label}
      extra={t('people.passwordRule')}
      rules={[
        { required: !optional, message },
        { min: SHORTEST, message },
      ]}
    >
      {shown ? <Input autoComplete="off" spellCheck={false} /> : <Input.Password autoComplete="new-password" />}
    </Form.Item>
  );
}
