import type { PortalSso, PortalSsoTold } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Popconfirm, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

const CHANGES = [api.portalSso.get.key(), api.portalMembers.list.key()];
type Values = Omit<PortalSso, 'accountId'> & { secret?: string };
const NEW: Partial<Values> = { enabled: true, others: true, joins: false, domains: [] };

/** Sets up a customer's own sign-in: what is entered at the issuer stands beside what the issuer gives. */
export function PortalSsoForm({ accountId, told, onDone }: { accountId: string; told: PortalSsoTold; onDone: () => void }) {
  const { t } = useTranslation();
  const { sso, redirect } = told;
  const save = useChange({
    work: ({ secret, domains, ...values }: Values) =>
      client.portalSso.set({
        ...{ ...values, accountId, issuer: values.issuer.trim(), domains: domains.map((domain) => domain.replace(/^@/, '')) },
        ...(secret ? { secret } : {}),
      }),
    changes: CHANGES,
    said: () => t('portalAccess.sso.saved'),
  });
  const remove = useChange({
    work: () => client.portalSso.remove({ accountId }),
    changes: CHANGES,
    said: () => t('portalAccess.sso.removed'),
  });
  const needed = { required: true, message: t('portal.form.needed') };
  return (
    <Form<Values>
      className="stack ssoForm"
      name="sso"
      layout="vertical"
      requiredMark={false}
      initialValues={sso ?? NEW}
      onFinish={(values) => save.mutate(values, { onSuccess: onDone })}
    >
      <div className="ssoPart">
        <p className="lbl">{t('portalAccess.sso.redirect')}</p>
        {redirect ? (
          <Typography.Text copyable={{ text: redirect, tooltips: false }} className="ssoAddress">
            {redirect}
          </Typography.Text>
        ) : (
          <p className="note">{t('portalAccess.sso.noRedirect')}</p>
        )}
      </div>
      <Form.Item
        name="issuer"
        label={t('portalAccess.sso.issuer')}
        rules={[needed, { pattern: /^\s*https:\/\/[^?#@\s]+\s*$/i, message: t('portalAccess.sso.issuerWrong') }]}
        extra={t('portalAccess.sso.issuerHint')}
      >
        <Input maxLength={500} inputMode="url" placeholder="https://" />
      </Form.Item>
      <Try accountId={accountId} />
      <Form.Item name="clientId" label={t('portalAccess.sso.clientId')} rules={[needed]}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="secret"
        label={t('portalAccess.sso.secret')}
        rules={sso ? [] : [needed]}
        {...(sso ? { extra: t('portalAccess.sso.secretKept') } : {})}
      >
        <Input.Password maxLength={1000} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="domains" label={t('portalAccess.sso.domains')} rules={[needed]} extra={t('portalAccess.sso.domainsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，', '、', ';']} placeholder="company.com" />
      </Form.Item>
      <Form.Item name="enabled" valuePropName="checked">
        <Checkbox>{t('portalAccess.sso.enabled')}</Checkbox>
      </Form.Item>
      <Form.Item name="others" valuePropName="checked" extra={t('portalAccess.sso.othersHint')}>
        <Checkbox>{t('portalAccess.sso.others')}</Checkbox>
      </Form.Item>
      <Form.Item name="joins" valuePropName="checked" extra={t('portalAccess.sso.joinsHint')}>
        <Checkbox>{t('portalAccess.sso.joins')}</Checkbox>
      </Form.Item>
      <ActionProblem error={save.error ?? remove.error} />
      <div className="row wrap">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('portalAccess.sso.save')}
        </Button>
        <Button onClick={onDone}>{t('portalAccess.sso.cancel')}</Button>
        {sso ? (
          <Popconfirm
            title={t('portalAccess.sso.removeAsk')}
            okText={t('portalAccess.sso.remove')}
            cancelText={t('portalAccess.sso.cancel')}
            onConfirm={() => remove.mutate(undefined, { onSuccess: onDone })}
          >
            <Button type="text" loading={remove.isPending}>
              {t('portalAccess.sso.remove')}
            </Button>
          </Popconfirm>
        ) : null}
      </div>
    </Form>
  );
}

/** Reads the issuer's configuration before anything is kept, and says what is wrong with it. */
function Try({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Values>();
  const tried = useMutation({
    mutationFn: async () => {
      const { issuer } = await form.validateFields(['issuer']);
      return client.portalSso.try({ accountId, issuer: issuer.trim() });
    },
  });
  const isOfForm = tried.error !== null && 'errorFields' in tried.error;
  return (
    <div className="ssoPart">
      <Button size="small" loading={tried.isPending} onClick={() => tried.mutate()}>
        {t('portalAccess.sso.try')}
      </Button>
      <span className="note" role="status">
        {tried.data ? t('portalAccess.sso.works', { host: tried.data.signsAt }) : null}
      </span>
      {isOfForm ? null : <ActionProblem error={tried.error} />}
    </div>
  );
}
