import type { PortalMe } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem, changePreferences, usePreferences } from '../../kit/index.ts';
import { leaveTo } from '../../shell/leave.ts';
import { LanguageChoice } from '../../shell/preference-choices.tsx';
import { portalMeQuery, usePortalMe } from './portal-me.ts';

/** Who I am here, how I am written to, and how I sign in and out. */
export default function MePage() {
  const { t } = useTranslation();
  const me = usePortalMe();
  if (!me) return null;
  return (
    <>
      <title>{t('portal.me.title')}</title>
      <h1 className="answer">{me.name}</h1>
      <p className="sub">
        {me.company} · {me.email} · {t(me.whole ? 'portal.me.whole' : 'portal.me.own')}
      </p>
      <p className="note">{t('portal.me.nameDetail')}</p>
      <Language me={me} />
      {me.ssoOnly ? <p className="note">{t('portal.me.ssoOnly')}</p> : <Password me={me} />}
      <Leave />
    </>
  );
}

function Language({ me }: { me: PortalMe }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { language } = usePreferences();
  const change = useMutation({
    mutationFn: (language: 'zh' | 'en') => client.portal.changeMe({ language }),
    onSuccess(now) {
      queries.setQueryData(portalMeQuery().queryKey, now);
      if (now.language) changePreferences({ language: now.language });
    },
  });
  return (
    <section className="portalFoot">
      <h2 className="section">{t('portal.me.language')}</h2>
      <LanguageChoice value={me.language ?? language} onChange={(next) => change.mutate(next)} />
      <ActionProblem error={change.error} />
    </section>
  );
}

function Password({ me }: { me: PortalMe }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ current?: string; next: string }>();
  const save = useMutation({
    mutationFn: (values: { current?: string; next: string }) => client.portal.setPassword(values),
    async onSuccess() {
      form.resetFields();
      await queries.invalidateQueries(portalMeQuery());
    },
  });
  const needed = [{ required: true, message: t('portal.form.needed') }];
  return (
    <section className="portalFoot">
      <h2 className="section">{t(me.hasPassword ? 'portal.me.passwordSet' : 'portal.me.passwordNew')}</h2>
      <p className="note">{t('portal.me.passwordDetail')}</p>
      <Form form={form} className="stack portalReply" layout="vertical" requiredMark={false} onFinish={(values) => save.mutate(values)}>
        <input type="text" autoComplete="username" value={me.email} readOnly hidden />
        {me.hasPassword ? (
          <Form.Item name="current" label={t('portal.me.current')} rules={needed}>
            <Input.Password autoComplete="current-password" maxLength={1000} />
          </Form.Item>
        ) : null}
        <Form.Item name="next" label={t('portal.me.next')} rules={needed}>
          <Input.Password autoComplete="new-password" maxLength={1000} />
        </Form.Item>
        <ActionProblem error={save.error} />
        <div className="row">
          <Button htmlType="submit" loading={save.isPending}>
            {t('portal.me.save')}
          </Button>
          <span className="note" role="status">
            {save.isSuccess ? t('portal.me.saved') : null}
          </span>
        </div>
      </Form>
    </section>
  );
}

function Leave() {
  const { t } = useTranslation();
  const leave = useMutation({
    mutationFn: (everywhere: boolean) => (everywhere ? client.portal.signOutEverywhere({}) : client.portal.signOut({})),
    onSuccess: () => leaveTo('/portal'),
  });
  return (
    <section className="portalFoot row wrap">
      <Button onClick={() => leave.mutate(false)}>{t('portal.me.signOut')}</Button>
      <Button onClick={() => leave.mutate(true)}>{t('portal.me.everywhere')}</Button>
      <ActionProblem error={leave.error} />
    </section>
  );
}
