import { MAILBOX_KINDS, type Mailbox } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { HookPath } from './hook-path.tsx';
import { ImapFields } from './imap-fields.tsx';
import './inbound.css';

interface Values {
  kind: Mailbox['kind'];
  name: string;
  address: string;
  enabled: boolean;
  acknowledges: boolean;
  authservId: string | null;
  host: string;
  port: number;
  security: NonNullable<Mailbox['security']>;
  user: string;
  password?: string;
  folder: string;
}

/** What is sent of a form: of a mailbox that is told by hook, nothing of a server. */
function inputOf({ kind, name, address, enabled, acknowledges, authservId, host, port, security, user, password, folder }: Values) {
  const settings = { name, address, enabled, acknowledges, authservId: authservId?.trim() || null };
  if (kind === 'hook') return { kind, ...settings } as const;
  return { kind, ...settings, host, port, security, user, folder, ...(password ? { password } : {}) } as const;
}

/** Adds a mailbox, or changes one. Its password is never shown again, and the path of a hook once. */
export function MailboxForm({ before, onDone }: { before: Mailbox | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? before?.kind ?? 'imap';
  const reload = () => queries.invalidateQueries({ queryKey: api.mailboxes.key() });
  const done = async (text: string) => {
    message.success(text);
    await reload();
    onDone();
  };
  const create = useMutation({
    mutationFn: (values: Values) => client.mailboxes.create(inputOf(values)),
    onSuccess: ({ hook }) => (hook ? reload() : done(t('inbound.saved'))),
  });
  const change = useMutation({
    mutationFn: ({ id, values }: { id: string; values: Values }) => {
      const { kind: _, ...said } = inputOf(values);
      return client.mailboxes.change({ id, ...said });
    },
    onSuccess: () => done(t('inbound.saved')),
  });
  const renew = useMutation({ mutationFn: (id: string) => client.mailboxes.renewSecret({ id }), onSuccess: reload });
  const remove = useMutation({ mutationFn: (id: string) => client.mailboxes.remove({ id }), onSuccess: () => done(t('inbound.removed')) });
  const told = create.data ?? renew.data;
  if (told?.hook) return <HookPath name={told.name} hook={told.hook} onDone={onDone} />;
  const needed = { required: true, message: t('sending.needed') };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={before ?? { kind: 'imap', enabled: true, acknowledges: true, security: 'tls', port: 993, folder: 'INBOX' }}
      onFinish={(values) => (before ? change.mutate({ id: before.id, values: { ...values, kind } }) : create.mutate({ ...values, kind }))}
    >
      {before ? null : (
        <Form.Item name="kind" label={t('inbound.kind')} extra={t(`inbound.kindHint.${kind}`)}>
          <Segmented options={MAILBOX_KINDS.map((value) => ({ value, label: t(`inbound.kindOf.${value}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('inbound.name')} rules={[needed]}>
        <Input maxLength={200} placeholder={t('inbound.nameHint')} />
      </Form.Item>
      <Form.Item
        name="address"
        label={t('inbound.address')}
        extra={t('inbound.addressHint')}
        rules={[needed, { type: 'email', message: t('sending.noAddress') }]}
      >
        <Input maxLength={254} placeholder="help@example.com" />
      </Form.Item>
      {kind === 'imap' ? <ImapFields hasPassword={before?.hasPassword ?? false} /> : null}
      <Form.Item name="acknowledges" label={t('inbound.acknowledges')} extra={t('inbound.acknowledgesHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item
        name="authservId"
        label={t('inbound.authserv')}
        extra={t('inbound.authservHint')}
        rules={[{ pattern: /^\s*[\w.:-]*\s*$/, message: t('inbound.authservNot') }]}
      >
        <Input maxLength={253} placeholder="mx.example.com" />
      </Form.Item>
      <Form.Item name="enabled" label={t('inbound.enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <FormFoot
        error={create.error ?? change.error ?? renew.error ?? remove.error}
        saving={create.isPending || change.isPending}
        save={t('inbound.save')}
      >
        {before?.kind === 'hook' ? (
          <Popconfirm
            title={t('inbound.renewAsk')}
            okText={t('inbound.renew')}
            cancelText={t('inbound.renewNot')}
            onConfirm={() => renew.mutate(before.id)}
          >
            <Button loading={renew.isPending}>{t('inbound.renew')}</Button>
          </Popconfirm>
        ) : null}
        {before ? (
          <Popconfirm
            title={t('inbound.removeAsk')}
            okText={t('inbound.remove')}
            cancelText={t('inbound.removeNot')}
            onConfirm={() => remove.mutate(before.id)}
          >
            <Button loading={remove.isPending}>{t('inbound.remove')}</Button>
          </Popconfirm>
        ) : null}
      </FormFoot>
    </Form>
  );
}
