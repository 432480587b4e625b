import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, setSessionEnded } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { portalMeQuery } from './portal-me.ts';
import { keepWanted } from './wanted.ts';

export interface Typed {
  email: string;
  onEmail: (email: string) => void;
  /** An address stands there whole: its company may have a sign-in of its own. */
  onTyped: (email: string) => void;
}
function EmailField({ onEmail, onTyped }: Pick<Typed, 'onEmail' | 'onTyped'>) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="email"
      label={t('portalAccess.enter.email')}
      rules={[{ required: true, type: 'email', message: t('portal.form.needed') }]}
    >
      <Input
        type="email"
        autoComplete="username"
        maxLength={254}
        onChange={({ target }) => onEmail(target.value)}
        onBlur={({ target }) => onTyped(target.value)}
      />
    </Form.Item>
  );
}

export const waysQuery = (domain: string) => api.portalSignIn.ways.queryOptions({ input: { domain }, staleTime: 60_000 });
export const domainOf = (email: string): string => /^[^@\s]+@([^@\s]+\.[^@\s.]{2,})$/.exec(email.trim())?.[1]?.toLowerCase() ?? '';

/** A link is mailed at once, unless the company of the address has a sign-in of its own that was not offered yet. */
export function ByLink({ email, onEmail, onTyped, offered }: Typed & { offered: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ask = useMutation({
    async mutationFn(values: { email: string }) {
      const domain = domainOf(values.email);
      if (!offered && domain && (await queries.fetchQuery(waysQuery(domain))).sso) return false;
      await client.portal.askLink({ email: values.email.trim() });
      return true;
    },
    onSuccess: (sent, values) => (sent ? undefined : onTyped(values.email)),
  });
  if (ask.data) {
    return (
      <p className="prose" role="status">
        {t('portalAccess.enter.sent', { email })}
      </p>
    );
  }
  return (
    <Form className="stack" layout="vertical" requiredMark={false} initialValues={{ email }} onFinish={(values) => ask.mutate(values)}>
      <EmailField onEmail={onEmail} onTyped={onTyped} />
      <ActionProblem error={ask.error} />
      <Button type="primary" htmlType="submit" block loading={ask.isPending}>
        {t('portalAccess.enter.sendLink')}
      </Button>
    </Form>
  );
}

export function ByPassword({ email, onEmail, onTyped }: Typed) {
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
      <EmailField onEmail={onEmail} onTyped={onTyped} />
      <Form.Item name="password" label={t('portalAccess.enter.password')} rules={[{ required: true, message: t('portal.form.needed') }]}>
        <Input.Password autoComplete="current-password" maxLength={1000} />
      </Form.Item>
      <ActionProblem error={signIn.error} />
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('portalAccess.enter.signIn')}
      </Button>
    </Form>
  );
}

/** Leads to the company's own sign-in, which sends the browser back. */
export function BySso({ email, onEmail, onTyped, only }: Typed & { only: boolean }) {
  const { t } = useTranslation();
  const begin = useMutation({
    mutationFn: (values: { email: string }) => client.portalSignIn.begin({ email: values.email.trim() }),
    onSuccess({ url }) {
      keepWanted();
      location.assign(url);
    },
  });
  return (
    <Form className="stack" layout="vertical" requiredMark={false} initialValues={{ email }} onFinish={(values) => begin.mutate(values)}>
      <EmailField onEmail={onEmail} onTyped={onTyped} />
      <p className="note" role="status">
        {t(only ? 'portalAccess.enter.ssoOnly' : 'portalAccess.enter.ssoDetail')}
      </p>
      <ActionProblem error={begin.error} />
      <Button type="primary" htmlType="submit" block loading={begin.isPending || begin.isSuccess}>
        {t('portalAccess.enter.bySso')}
      </Button>
    </Form>
  );
}
