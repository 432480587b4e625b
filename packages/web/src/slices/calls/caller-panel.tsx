import type { PhoneCall } from '@fulcrum/contract';
import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { CallerFields } from './caller-fields.tsx';
import { useCallAction } from './use-call-action.ts';

interface Values {
  accountId: string;
  contactId?: string;
  remember: boolean;
}

/** Says who called, and remembers the number for them. */
export function CallerPanel({ call, onClose }: { call: PhoneCall; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useCallAction(
    ({ contactId, ...values }: Values) => client.calls.identify({ id: call.id, ...values, contactId: contactId ?? null }),
    (done) => t('calling.identified', { name: done.accountName ?? '' }),
  );
  return (
    <DockedPanel title={t('calling.whoTitle', { number: call.number ?? t('calling.withheld') })} onClose={onClose}>
      <Form<Values>
        name="caller"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{ remember: true }}
        onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
      >
        <CallerFields needed />
        <Form.Item name="remember" valuePropName="checked" extra={t('calling.rememberHint')}>
          <Checkbox>{t('calling.remember')}</Checkbox>
        </Form.Item>
        <FormFoot error={save.error} saving={save.isPending} save={t('calling.whoGo')} />
      </Form>
    </DockedPanel>
  );
}
