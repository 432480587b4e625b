import type { PhoneCall } from '@fulcrum/contract';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { RequestSelect } from '../requests/other-request-select.tsx';
import { useCallAction } from './use-call-action.ts';

/** Says which open request a call belongs to. */
export function LinkCallPanel({ call, onClose }: { call: PhoneCall; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useCallAction(
    ({ requestId }: { requestId: string }) => client.calls.link({ id: call.id, requestId }),
    (done) => t('calling.linked', { number: done.requestNumber }),
  );
  return (
    <DockedPanel title={t('calling.link')} onClose={onClose}>
      <Form<{ requestId: string }>
        name="linkCall"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
      >
        <Form.Item name="requestId" label={t('calling.whichRequest')} rules={[{ required: true, message: t('calling.log.needed') }]}>
          <RequestSelect accountId={call.accountId} />
        </Form.Item>
        <FormFoot error={save.error} saving={save.isPending} save={t('calling.linkGo')} />
      </Form>
    </DockedPanel>
  );
}
