import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, problemOf } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

interface SignInValues {
  email: string;
  password: string;
  code?: string;
}

/** E-mail and password, then the code of the second step when the account has one. `email` fixes whose session it is. */
export function SignInForm({ email, onSignedIn }: { email?: string; onSignedIn: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<SignInValues>();
  const signIn = useMutation({
    mutationFn: async (values: SignInValues) => {
      await client.session.signIn({
        ...values,
        email: email ?? values.email.trim(),
        code: values.code?.replaceAll(/\s/g, '') || undefined,
      });
      await onSignedIn();
    },
    onError: (error, { code }) => {
      if (code && problemOf(error)?.code === 'access.bad_credentials') form.setFieldValue('code', '');
    },
  });
  const asked = problemOf(signIn.error)?.code === 'access.totp_needed';
  const second = asked || Boolean(signIn.variables?.code);
  return (
    <Form
      form={form}
      className="stack"
      layout="vertical"
      requiredMark={false}
      initialValues={{ email }}
      validateTrigger="onBlur"
      onFinish={(values) => signIn.mutate(values)}
    >
      <div hidden={second}>
        {email === undefined ? (
          <Form.Item name="email" label={t('session.email')} rules={[{ required: true, message: t('session.emailNeeded') }]}>
            <Input autoComplete="username" inputMode="email" autoFocus size="large" />
          </Form.Item>
        ) : null}
        <Form.Item name="password" label={t('session.password')} rules={[{ required: true, message: t('session.passwordNeeded') }]}>
          <Input.Password autoComplete="current-password" autoFocus={email !== undefined} size="large" />
        </Form.Item>
      </div>
      {second ? (
        <Form.Item
          name="code"
          label={t('session.code')}
          extra={t('session.codeHint')}
          rules={[{ required: true, message: t('session.codeNeeded') }]}
        >
          <Input className="codeInput" autoComplete="one-time-code" inputMode="numeric" maxLength={7} autoFocus size="large" />
        </Form.Item>
      ) : null}
      <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
        {second ? t('session.confirm') : t('session.signIn')}
      </Button>
      {second ? (
        <Button type="text" block onClick={() => signIn.reset()}>
          {t('session.otherAccount')}
        </Button>
      ) : null}
      <ActionProblem error={asked ? null : signIn.error} />
    </Form>
  );
}
