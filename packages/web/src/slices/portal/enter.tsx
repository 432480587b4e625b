import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, setSessionEnded } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { portalMeQuery } from './portal-me.ts';

/** Stands at whatever address was wanted: a link by mail, or the password of who has set one. */
export function Enter() {
  const { t } = useTranslation();
  const [way, setWay] = useState<'link' | 'password'>('link');
  const [email, setEmail] = useState('');
  const next = way === 'link' ? 'password' : 'link';
  return (
    <div className="portalEnter">
      <title>{t('portal.enter.title')}</title>
      <h1 className="answer">{t('portal.enter.title')}</h1>
      <p className="sub">{t('portal.enter.detail')}</p>
      {way === 'link' ? <ByLink email={email} onEmail={setEmail} /> : <ByPassword email={email} onEmail={setEmail} />}
      <Button type="link" className="plainLink" onClick={() => setWay(next)}>
        {t(next === 'link' ? 'portal.enter.byLink' : 'portal.enter.byPassword')}
      </Button>
      <p className="note">{t('portal.enter.noAccount')}</p>
    </div>
  );
}

interface Typed {
  email: string;
  onEmail: (email: string) => void;
}
function EmailField({ onEmail }: Pick<Typed, 'onEmail'>) {
  const { t } = useTranslation();
  return (
    <Form.Item name="email" label={t('portal.enter.email')} rules={[{ required: true, type: 'email', message: t('portal.form.needed') }]}>
      <Input type="email" autoComplete="username" maxLength={254} onChange={({ target }) => onEmail(target.value)} />
    </Form.Item>
  );
}

function ByLink({ email, onEmail }: Typed) {
  const { t } = useTranslation();
  const ask = useMutation({ mutationFn: (values: { email: string }) => client.portal.askLink({ email: values.email.trim() }) });
  if (ask.isSuccess) {
    return (
      <p className="prose" role="status">
        {t('portal.enter.sent', { email })}
      </p>
    );
  }
  return (
    <Form className="stack" layout="vertical" requiredMark={false} initialValues={{ email }} onFinish={(values) => ask.mutate(values)}>
      <EmailField onEmail={onEmail} />
      <ActionProblem error={ask.error} />
      <Button type="primary" htmlType="submit" block loading={ask.isPending}>
        {t('portal.enter.sendLink')}
      </Button>
    </Form>
  );
}

function ByPassword({ email, onEmail }: Typed) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: (values: { email: string; password: string }) => client.portal.signIn({ ...values, email: values.email.trim() }),
    async onSuccess() {
      setSessionEnded(false);
      await queries.resetQueries(portalMeQuery());
    },
  });
  return (
    <Form className="stack" layout="vertical" requiredMark={false} initialValues={{ email }} onFinish={(values) => signIn.mutate(values)}>
      <EmailField onEmail={onEmail} />
      <Form.Item name="password" label={t('portal.enter.password')} rules={[{ required: true, message: t('portal.form.needed') }]}>
        <Input.Password autoComplete="current-password" maxLength={1000} />
      </Form.Item>
      <ActionProblem error={signIn.error} />
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('portal.enter.signIn')}
      </Button>
    </Form>
  );
}
