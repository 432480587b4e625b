import type { ApprovalTold } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { PassOn } from './pass-on.tsx';
import { useApprovalAction } from './use-approval-action.ts';

type Verdict = 'approve' | 'reject' | 'return';
const SAID = { approve: 'approved', reject: 'rejected', return: 'returned' } as const;

/** The reader decides, or passes it on. */
export function DecideApproval({ approval, readerId }: { approval: ApprovalTold; readerId: string | undefined }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note?: string }>();
  const [passing, setPassing] = useState(false);
  const { id, revision } = approval;
  const decide = useApprovalAction(
    ({ verdict, text }: { verdict: Verdict; text: string }) => {
      if (verdict === 'approve') return client.approvals.approve({ id, revision, ...(text ? { note: text } : {}) });
      return client.approvals[verdict]({ id, revision, reason: text });
    },
    (_, { verdict }) => t(`signing.decide.${SAID[verdict]}`),
  );
  const say = (verdict: Verdict) => {
    const text = (form.getFieldValue('note') as string | undefined)?.trim() ?? '';
    if (verdict !== 'approve' && !text) form.setFields([{ name: 'note', errors: [t('signing.decide.needed')] }]);
    else decide.mutate({ verdict, text });
  };
  const waits = (verdict: Verdict) => decide.isPending && decide.variables.verdict === verdict;
  const others = approval.steps.flatMap(({ signers }) => signers).filter(({ mine, holder }) => mine && holder.id !== readerId);
  if (passing) return <PassOn approval={approval} onDone={() => setPassing(false)} />;
  return (
    <Form form={form} name="decideApproval" layout="vertical" requiredMark={false} className="workForm panelAct">
      {others.length > 0 ? (
        <p className="note">{t('signing.decide.for', { names: others.map(({ holder }) => holder.name).join(t('measures.op.comma')) })}</p>
      ) : null}
      <Form.Item name="note" label={t('signing.decide.note')} extra={t('signing.decide.noteHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
      </Form.Item>
      <ProblemNote problem={decide.error ? shownProblem(decide.error) : null} />
      <div className="row wrap formActions">
        <Button type="primary" loading={waits('approve')} onClick={() => say('approve')}>
          {t('signing.decide.approve')}
        </Button>
        <Button loading={waits('return')} onClick={() => say('return')}>
          {t('signing.decide.return')}
        </Button>
        <Button danger loading={waits('reject')} onClick={() => say('reject')}>
          {t('signing.decide.reject')}
        </Button>
        <Button type="text" onClick={() => setPassing(true)}>
          {t('signing.pass.open')}
        </Button>
      </div>
    </Form>
  );
}
