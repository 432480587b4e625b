import type { Webhook } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { FormFoot, formatDate } from '../../kit/index.ts';

type Values = Pick<Webhook, 'name' | 'url' | 'enabled'>;

/** Adds a target, or changes one. Its signing secret is shown once, as soon as it is added. */
export function WebhookForm({ before, onDone }: { before: Webhook | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const reload = () => queries.invalidateQueries({ queryKey: api.webhooks.key() });
  const done = async (text: string) => {
    message.success(text);
    await reload();
    onDone();
  };
  const create = useMutation({ mutationFn: (values: Values) => client.webhooks.create(values), onSuccess: reload });
  const change = useMutation({
    mutationFn: ({ id, url, enabled }: Omit<Values, 'name'> & { id: string }) => client.webhooks.change({ id, url, enabled }),
    onSuccess: () => done(t('sending.webhook.saved')),
  });
  const renew = useMutation({ mutationFn: (id: string) => client.webhooks.renewSecret({ id }), onSuccess: reload });
  const remove = useMutation({
    mutationFn: (id: string) => client.webhooks.remove({ id }),
    onSuccess: () => done(t('sending.webhook.removed')),
  });
  const told = create.data ?? renew.data;
  if (told) return <Secret {...told} onDone={onDone} />;
  const error = create.error ?? change.error ?? renew.error ?? remove.error;
  const needed = { required: true, message: t('sending.needed') };
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={before ?? { enabled: true }}
      onFinish={(values) => (before ? change.mutate({ ...values, id: before.id }) : create.mutate(values))}
    >
      {before ? null : (
        <Form.Item name="name" label={t('sending.webhook.name')} rules={[needed]} extra={t('sending.webhook.nameHint')}>
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item
        name="url"
        label={t('sending.webhook.url')}
        rules={[needed, { pattern: /^https:\/\/./i, message: t('sending.webhook.urlWrong') }]}
        extra={t('sending.webhook.urlHint')}
      >
        <Input maxLength={1000} inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item name="enabled" label={t('sending.robotEnabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <FormFoot error={error} saving={create.isPending || change.isPending} save={t('sending.save')}>
        {before ? (
          <>
            <Popconfirm
              title={t('sending.webhook.renewAsk')}
              okText={t('sending.webhook.renew')}
              cancelText={t('sending.webhook.renewNot')}
              onConfirm={() => renew.mutate(before.id)}
            >
              <Button loading={renew.isPending}>{t('sending.webhook.renew')}</Button>
            </Popconfirm>
            <Button loading={remove.isPending} onClick={() => remove.mutate(before.id)}>
              {t('sending.robotRemove')}
            </Button>
          </>
        ) : null}
      </FormFoot>
    </Form>
  );
}

function Secret({ name, secret, oldSecretUntil, onDone }: Webhook & { secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div role="status" className="webhookSecret">
      <p className="strong">{t('sending.webhook.once', { name })}</p>
      <p>
        <Typography.Text copyable={{ text: secret, tooltips: false }} className="num sendingError">
          {secret}
        </Typography.Text>
      </p>
      <p className="note">{t('sending.webhook.verify')}</p>
      {oldSecretUntil ? (
        <p className="note">{t('sending.webhook.oldUntil', { moment: formatDate(oldSecretUntil, language, { style: 'minute' }) })}</p>
      ) : null}
      <Button type="primary" onClick={onDone}>
        {t('sending.webhook.kept')}
      </Button>
    </div>
  );
}
