import { MAIL_SECURITIES, type MailServer } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import './sending.css';
import { ServerTest } from './server-test.tsx';

type Values = Omit<MailServer, 'hasPassword'> & { password?: string };
const PORTS = { tls: 465, starttls: 587, none: 25 } as const;

/** The server that mail goes by, and a test of it. */
export function ServerPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.mail.server.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('sending.server')} onClose={onClose}>
      {found.data ? <ServerForm before={found.data.server} /> : <SkeletonRows rows={6} />}
      {found.data?.server ? <ServerTest /> : null}
    </DockedPanel>
  );
}

function ServerForm({ before }: { before: MailServer | null }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: ({ user, password, ...rest }: Values) =>
      client.mail.setServer({ ...rest, user: user || null, ...(password ? { password } : user ? {} : { password: '' }) }),
    onSuccess: async () => {
      message.success(t('sending.saved'));
      form.setFieldValue('password', undefined);
      await queries.invalidateQueries({ queryKey: api.mail.key() });
    },
  });
  const needed = [{ required: true, message: t('sending.needed') }];
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={
        before ?? { enabled: true, security: 'starttls', port: PORTS.starttls, fromName: 'Fulcrum', web: window.location.origin }
      }
      onFinish={(values) => save.mutate(values)}
    >
      <Form.Item name="enabled" label={t('sending.enabled')} valuePropName="checked" extra={t('sending.enabledHint')}>
        <Switch />
      </Form.Item>
      <Form.Item name="host" label={t('sending.host')} rules={needed}>
        <Input placeholder="smtp.example.com" maxLength={253} />
      </Form.Item>
      <div className="formPair">
        <Form.Item name="security" label={t('sending.security')}>
          <Select
            options={MAIL_SECURITIES.map((value) => ({ value, label: t(`sending.securityOf.${value}`) }))}
            onChange={(value: MailServer['security']) => form.setFieldValue('port', PORTS[value])}
          />
        </Form.Item>
        <Form.Item name="port" label={t('sending.port')} rules={needed}>
          <InputNumber min={1} max={65_535} precision={0} style={{ width: 120 }} />
        </Form.Item>
      </div>
      <Form.Item name="user" label={t('sending.user')} extra={t('sending.userHint')}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item name="password" label={t('sending.password')} extra={before?.hasPassword ? t('sending.passwordKept') : undefined}>
        <Input.Password autoComplete="new-password" maxLength={500} />
      </Form.Item>
      <Form.Item name="fromName" label={t('sending.fromName')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="fromAddress"
        label={t('sending.fromAddress')}
        rules={[...needed, { type: 'email', message: t('sending.noAddress') }]}
      >
        <Input placeholder="fulcrum@example.com" maxLength={254} />
      </Form.Item>
      <Form.Item
        name="web"
        label={t('sending.web')}
        extra={t('sending.webHint')}
        rules={[...needed, { type: 'url', message: t('sending.noWeb') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('sending.save')}
      </Button>
    </Form>
  );
}
