import { type ChannelHook, HOOK_ANSWER_SECRETS, HOOK_SECRETS, type HookKind } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { SecretField } from './secret-field.tsx';
import '../sending/sending.css';

/** Whether the desk's answers are sent into the chat, and what that takes. */
export function HookAnswers({ kind, before }: { kind: HookKind; before: ChannelHook | null }) {
  const { t } = useTranslation();
  const answers = Form.useWatch<boolean | undefined>('answers') ?? before?.answers ?? false;
  if (kind === 'call') return null;
  const takenIn: readonly string[] = HOOK_SECRETS[kind];
  const asked = HOOK_ANSWER_SECRETS[kind].filter((name) => !takenIn.includes(name));
  const isKept = before?.answers ?? false;
  const isNeeded = answers && !isKept;
  return (
    <>
      <Form.Item
        name="answers"
        label={t('chatHook.answers')}
        valuePropName="checked"
        extra={
          <>
            <span className="block">{t(`chatHook.answersHint.${kind}`)}</span>
            {asked.length === 0 || kind === 'signed' || kind === 'weibo' ? null : <span className="block">{t('chatHook.fetching')}</span>}
          </>
        }
      >
        <Switch />
      </Form.Item>
      {asked.map((name) =>
        name !== 'url' ? (
          <SecretField key={name} name={name} isNeeded={isNeeded} isKept={isKept} />
        ) : answers ? (
          <Form.Item
            key={name}
            name={['secrets', name]}
            label={t('chatHook.secretOf.url')}
            rules={[
              { required: isNeeded, message: t('sending.needed') },
              { pattern: /^https:\/\/./i, message: t('sending.webhook.urlWrong') },
            ]}
            extra={isKept ? t('chatHook.secretKept') : undefined}
          >
            <Input maxLength={1000} inputMode="url" placeholder="https://" />
          </Form.Item>
        ) : null,
      )}
    </>
  );
}

/** Asks the platform by what is saved whether it lets us answer. */
export function HookTest({ id }: { id: string }) {
  const { t } = useTranslation();
  const test = useMutation({ mutationFn: () => client.channelHooks.test({ id }) });
  return (
    <div className="sendingTest">
      <p className="note">{t('chatHook.testNote')}</p>
      <Button loading={test.isPending} onClick={() => test.mutate()}>
        {t('chatHook.test')}
      </Button>
      <div role="status" className="sendingError">
        {test.data?.works ? <p>{t('chatHook.testWorks')}</p> : null}
        {test.data?.error ? <p className="problemNote">{t('chatHook.testFailed', { error: test.data.error })}</p> : null}
      </div>
      <ActionProblem error={test.error} />
    </div>
  );
}
