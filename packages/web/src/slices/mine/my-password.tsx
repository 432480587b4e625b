import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, problemOf } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { PasswordField } from '../people/password-field.tsx';
import { Section } from './section.tsx';

interface Values {
  current: string;
  next: string;
}

/** A new password, proven by the old one; other sessions end with it. */
export function MyPassword() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const change = useMutation({
    mutationFn: (values: Values) => client.session.changePassword(values),
    onSuccess: () => {
      form.resetFields();
      message.info(t('mine.passwordChanged'));
    },
    onError: (error) => {
      const problem = problemOf(error);
      if (problem?.code === 'access.weak_password') form.setFields([{ name: 'next', errors: [problem.title] }]);
      if (problem?.code === 'access.bad_credentials') form.setFields([{ name: 'current', errors: [t('mine.wrongPassword')] }]);
    },
  });
  const atField = ['access.weak_password', 'access.bad_credentials'].includes(problemOf(change.error)?.code ?? '');
  return (
    <Section title={t('session.password')} note={t('mine.passwordNote')}>
      <Form
        form={form}
        layout="vertical"
        className="stack mineForm"
        requiredMark={false}
        validateTrigger="onBlur"
        onFinish={(values) => change.mutate(values)}
      >
        <Form.Item name="current" label={t('mine.currentPassword')} rules={[{ required: true, message: t('session.passwordNeeded') }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <PasswordField name="next" label={t('people.newPassword')} />
        <Button htmlType="submit" loading={change.isPending}>
          {t('mine.changePassword')}
        </Button>
        <ActionProblem error={atField ? null : change.error} />
      </Form>
    </Section>
  );
}
