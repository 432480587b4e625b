import type { ApprovalTold } from '@fulcrum/contract';
import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { SignerSelect } from './signer-select.tsx';
import { useApprovalAction } from './use-approval-action.ts';

interface Values {
  how: 'delegate' | 'before' | 'after';
  personId: string;
  note?: string;
}

interface PassOnProps {
  approval: ApprovalTold;
  /** Whose decision an administrator gives to somebody else; absent: the reader's own. */
  signer?: { id: string; name: string };
  onDone: () => void;
}

/** Another person decides instead, before or after. */
export function PassOn({ approval, signer, onDone }: PassOnProps) {
  const { t } = useTranslation();
  const { id, revision } = approval;
  const pass = useApprovalAction(
    ({ how, personId, note }: Values) => {
      const word = note?.trim() ? { note: note.trim() } : {};
      if (how !== 'delegate') return client.approvals.addSigner({ id, revision, userId: personId, place: how, ...word });
      return client.approvals.delegate({ id, revision, toId: personId, ...word, ...(signer ? { signerId: signer.id } : {}) });
    },
    (done, { how, personId }) => {
      const person = done.steps.flatMap(({ signers }) => signers).find(({ holder }) => holder.id === personId);
      onDone();
      return t(`signing.pass.done.${how}`, { name: person?.holder.name ?? '' });
    },
  );
  return (
    <Form<Values>
      name="passOn"
      layout="vertical"
      requiredMark={false}
      initialValues={{ how: 'delegate' }}
      onFinish={(values) => pass.mutate(values)}
      className="workForm panelAct"
    >
      <h3 className="lbl">{signer ? `${signer.name} · ${t('signing.pass.reassign')}` : t('signing.pass.title')}</h3>
      <Form.Item name="how" label={t('signing.pass.how')} hidden={signer !== undefined}>
        <Radio.Group
          className="approvalChoices"
          options={(['delegate', 'before', 'after'] as const).map((value) => ({ value, label: t(`signing.pass.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="personId" label={t('signing.pass.person')} rules={[{ required: true, message: t('signing.pass.personNeeded') }]}>
        <SignerSelect />
      </Form.Item>
      <Form.Item name="note" label={t('signing.pass.note')}>
        <Input maxLength={200} />
      </Form.Item>
      <FormFoot error={pass.error} saving={pass.isPending} save={t('signing.pass.go')}>
        <Button onClick={onDone}>{t('signing.pass.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}
