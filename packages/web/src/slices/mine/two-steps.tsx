import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, QRCode, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, problemOf } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { Section } from './section.tsx';

/** The second step of signing in: a code from a phone. */
export function TwoSteps({ on }: { on: boolean }) {
  const { t } = useTranslation();
  return (
    <Section title={t('mine.twoSteps')} note={t('mine.twoStepsNote')}>
      {on ? <TurnOff /> : <TurnOn />}
    </Section>
  );
}

/** Shows the secret as picture and text; nothing counts before a code proves that the phone has it. */
function TurnOn() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ code: string }>();
  const start = useMutation({ mutationFn: () => client.session.startTotp({}) });
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) => client.session.confirmTotp({ code: code.replaceAll(/\s/g, '') }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.session.me.key() }),
    onError: (error) => {
      if (problemOf(error)?.code === 'access.bad_credentials') form.setFields([{ name: 'code', errors: [t('mine.wrongCode')] }]);
    },
  });
  if (!start.data) {
    return (
      <>
        <p className="mineState">{t('mine.twoStepsOff')}</p>
        <Button loading={start.isPending} onClick={() => start.mutate()}>
          {t('mine.turnOn')}
        </Button>
        <ActionProblem error={start.error} />
      </>
    );
  }
  return (
    <div className="totp">
      <div className="totpCode">
        <QRCode value={start.data.uri} size={168} type="svg" bordered={false} color="#1D1C1A" bgColor="#FFFFFF" aria-label={t('mine.qr')} />
      </div>
      <div>
        <p className="prose">{t('mine.scan')}</p>
        <p className="note">{t('mine.orType')}</p>
        <Typography.Text copyable={{ text: start.data.secret, tooltips: false }} className="num totpSecret">
          {start.data.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        </Typography.Text>
        <Form form={form} layout="vertical" className="stack" requiredMark={false} onFinish={(values) => confirm.mutate(values)}>
          <Form.Item name="code" label={t('session.code')} rules={[{ required: true, message: t('session.codeNeeded') }]}>
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t('mine.turnOn')}
          </Button>
          <ActionProblem error={problemOf(confirm.error)?.code === 'access.bad_credentials' ? null : confirm.error} />
        </Form>
      </div>
    </div>
  );
}

function TurnOff() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ password: string }>();
  const stop = useMutation({
    mutationFn: ({ password }: { password: string }) => client.session.stopTotp({ password }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.session.me.key() }),
    onError: (error) => {
      if (problemOf(error)?.code === 'access.bad_credentials') form.setFields([{ name: 'password', errors: [t('mine.wrongPassword')] }]);
    },
  });
  return (
    <Form form={form} layout="vertical" className="stack mineForm" requiredMark={false} onFinish={(values) => stop.mutate(values)}>
      <p className="mineState strong">{t('mine.twoStepsOn')}</p>
      <Form.Item
        name="password"
        label={t('mine.currentPassword')}
        extra={t('mine.offNote')}
        rules={[{ required: true, message: t('session.passwordNeeded') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button htmlType="submit" loading={stop.isPending}>
        {t('mine.turnOff')}
      </Button>
      <ActionProblem error={problemOf(stop.error)?.code === 'access.bad_credentials' ? null : stop.error} />
    </Form>
  );
}
