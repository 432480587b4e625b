import type { ReferralLead } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';

/** Makes a prospect of the referred company, whose owner is whoever does it. */
export function AdoptForm({ lead, onDone }: { lead: ReferralLead; onDone: () => void }) {
  const { t } = useTranslation();
  const adopt = useChange({
    work: (values: { code: string; name: string }) => client.referralLeads.adopt({ id: lead.id, revision: lead.revision, ...values }),
    said: ({ referredName }) => t('referring.adopted', { name: referredName ?? '' }),
    changes: [api.referralLeads.key(), api.accounts.key()],
  });
  const needed = [{ required: true, whitespace: true, message: t('portal.form.needed') }];
  return (
    <Form
      layout="inline"
      requiredMark={false}
      initialValues={{ name: lead.leadName ?? '' }}
      onFinish={(values: { code: string; name: string }) => adopt.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="name" label={t('referring.name')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="code" label={t('referring.code')} rules={needed}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={adopt.isPending}>
        {t('referring.adopt')}
      </Button>
      <Button type="text" onClick={onDone}>
        {t('referring.back')}
      </Button>
      <ProblemNote problem={adopt.error ? shownProblem(adopt.error) : null} />
    </Form>
  );
}
