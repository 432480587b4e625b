import {
  type ChannelHook,
  HOOK_KINDS,
  HOOK_SECRETS,
  type HookKind,
  type HookSecret,
  REQUEST_CHANNELS,
  type RequestChannel,
} from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { FormFoot, placeIssues } from '../../kit/index.ts';
import { ProductSelect } from '../requests/product-select.tsx';
import { HookAnswers, HookTest } from './hook-answers.tsx';
import { HookTold } from './hook-told.tsx';
import { SecretField } from './secret-field.tsx';

interface Values {
  kind: HookKind;
  channel: RequestChannel;
  name: string;
  enabled: boolean;
  answers?: boolean;
  productId: string | null;
  secrets?: Partial<Record<HookSecret, string>>;
}
const filled = (secrets: Values['secrets']) => Object.fromEntries(Object.entries(secrets ?? {}).filter(([, value]) => value?.trim()));

/** Adds a chat, or changes one. What it signs with is never shown again. */
export function HookForm({ before, onDone }: { before: ChannelHook | null; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const kind: HookKind = Form.useWatch('kind', form) ?? before?.kind ?? 'wecom';
  const reload = () => queries.invalidateQueries({ queryKey: api.channelHooks.key() });
  const done = async (text: string) => {
    message.success(text);
    await reload();
    onDone();
  };
  const onError = (error: unknown) => placeIssues(form, error);
  const create = useMutation({
    mutationFn: ({ secrets, ...values }: Values) =>
      client.channelHooks.create({
        ...values,
        answers: values.answers ?? false,
        productId: values.productId ?? null,
        secrets: filled(secrets),
      }),
    onSuccess: reload,
    onError,
  });
  const change = useMutation({
    mutationFn: ({ id, values: { name, enabled, answers, productId, secrets } }: { id: string; values: Values }) =>
      client.channelHooks.change({ id, name, enabled, answers, productId: productId ?? null, secrets: filled(secrets) }),
    onSuccess: () => done(t('chatHook.saved')),
    onError,
  });
  const renew = useMutation({ mutationFn: (id: string) => client.channelHooks.renewSecret({ id }), onSuccess: reload });
  const remove = useMutation({
    mutationFn: (id: string) => client.channelHooks.remove({ id }),
    onSuccess: () => done(t('chatHook.removed')),
  });
  const told = create.data ?? renew.data;
  if (told) return <HookTold path={told.path} secret={told.secret} onDone={onDone} />;
  const needed = { required: true, message: t('sending.needed') };
  const known = before?.productId ? { id: before.productId, name: before.productName ?? '' } : undefined;
  return (
    <>
      <Form<Values>
        form={form}
        name="chatHook"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={before ?? { kind: 'wecom', channel: 'api', enabled: true, productId: null }}
        onFinish={(values) => (before ? change.mutate({ id: before.id, values }) : create.mutate(values))}
      >
        {before ? null : (
          <Form.Item name="kind" label={t('chatHook.kind')} extra={t(`chatHook.kindHint.${kind}`)}>
            <Select options={HOOK_KINDS.map((value) => ({ value, label: t(`chatHook.kindOf.${value}`) }))} />
          </Form.Item>
        )}
        {before || kind !== 'signed' ? null : (
          <Form.Item name="channel" label={t('desk.channel')}>
            <Select options={REQUEST_CHANNELS.map((value) => ({ value, label: t(`desk.channelOf.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('chatHook.name')} rules={[needed]}>
          <Input maxLength={200} />
        </Form.Item>
        {HOOK_SECRETS[kind].map((name) => (
          <SecretField key={name} name={name} isKept={Boolean(before)} />
        ))}
        <HookAnswers kind={kind} before={before} />
        <Form.Item name="productId" label={t('desk.product')}>
          <ProductSelect inUse known={known} />
        </Form.Item>
        <Form.Item name="enabled" label={t('chatHook.enabled')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <FormFoot
          error={create.error ?? change.error ?? renew.error ?? remove.error}
          saving={create.isPending || change.isPending}
          save={t('chatHook.save')}
        >
          {before ? (
            <>
              <Popconfirm
                title={t('chatHook.renewAsk')}
                okText={t('chatHook.renew')}
                cancelText={t('chatHook.not')}
                onConfirm={() => renew.mutate(before.id)}
              >
                <Button loading={renew.isPending}>{t('chatHook.renew')}</Button>
              </Popconfirm>
              <Popconfirm
                title={t('chatHook.removeAsk')}
                okText={t('chatHook.remove')}
                cancelText={t('chatHook.not')}
                onConfirm={() => remove.mutate(before.id)}
              >
                <Button loading={remove.isPending}>{t('chatHook.remove')}</Button>
              </Popconfirm>
            </>
          ) : null}
        </FormFoot>
      </Form>
      {before?.answers ? <HookTest id={before.id} /> : null}
    </>
  );
}
