import type { ApprovalKind, ApprovalTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, ProblemNote, shownProblem } from '../../kit/index.ts';
import { useApprovalAction } from './use-approval-action.ts';

interface Values {
  title: string;
  reason: string;
  amount?: string | null;
}
interface AskApprovalProps {
  /** The customer it is about, if any. */
  accountId?: string;
  /** The request that came back, when it is asked again. */
  again?: ApprovalTold;
  onAsked: (asked: ApprovalTold) => void;
}

/** A request by hand, and whom it will go to. */
export function AskApproval({ accountId, again, onAsked }: AskApprovalProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const [form] = Form.useForm<Values>();
  const byHand = !again || again.kind === 'other';
  const amount = Form.useWatch('amount', form);
  const save = useApprovalAction(
    ({ title, reason, amount: sum }: Values) => {
      const what = byHand ? { title: title.trim(), ...(sum ? { amount: sum } : {}) } : {};
      if (again) return client.approvals.askAgain({ id: again.id, revision: again.revision, reason: reason.trim(), ...what });
      return client.approvals.request({ title: title.trim(), reason: reason.trim(), ...what, ...(accountId ? { accountId } : {}) });
    },
    (done) => {
      onAsked(done);
      return t('signing.ask.done', { names: done.waitsFor.join(t('measures.op.comma')) });
    },
  );
  const needed = [{ required: true, whitespace: true, message: t('signing.ask.needed') }];
  return (
    <Form<Values>
      form={form}
      name="askApproval"
      layout="vertical"
      requiredMark={false}
      initialValues={again ? { title: again.title[language], reason: again.reason, amount: again.amount } : {}}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      {byHand ? (
        <Form.Item name="title" label={t('signing.ask.what')} extra={t('signing.ask.whatHint')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label={t('signing.ask.reason')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={10_000} />
      </Form.Item>
      {byHand ? (
        <Form.Item name="amount" label={t('signing.ask.amount')} extra={t('signing.ask.amountHint')}>
          <InputNumber<string> stringMode min="0" precision={2} suffix={again?.currency ?? currency} className="approvalAmount" />
        </Form.Item>
      ) : null}
      {byHand ? <ApprovalRoute accountId={again?.accountId ?? accountId} amount={amount} currency={again?.currency ?? currency} /> : null}
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t(again ? 'signing.ask.againGo' : 'signing.ask.go')}
      </Button>
    </Form>
  );
}

interface RouteProps {
  /** By hand where none is said. */
  kind?: ApprovalKind;
  accountId: string | null | undefined;
  amount: string | null | undefined;
  currency: string;
}

/** Whom the request would go to as it stands. */
export function ApprovalRoute({ kind, accountId, amount, currency }: RouteProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const input = { ...(kind ? { kind } : {}), ...(accountId ? { accountId } : {}), ...(amount ? { amount, currency } : {}) };
  const { data, error } = useQuery({ ...api.approvals.preview.queryOptions({ input }), placeholderData: (before) => before });
  if (error) return <ProblemNote problem={shownProblem(error)} />;
  if (!data) return null;
  return (
    <div className="approvalRoute">
      <h3 className="lbl">{t('signing.ask.route')}</h3>
      <ol>
        {data.steps.map((step, place) => (
          // Two steps may be named alike: their place is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
          <li key={place}>
            {step.name[language]}
            <span className="note">
              {' '}
              {step.signers.join(t('measures.op.comma'))}
              {step.signers.length > 1 ? ` · ${t(`signing.modeOf.${step.mode}`)}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The form in a panel of its own. */
export function AskPanel({ onClose, eyebrow, ...props }: AskApprovalProps & { eyebrow?: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <DockedPanel title={t('signing.ask.title')} eyebrow={eyebrow} onClose={onClose}>
      <AskApproval {...props} />
    </DockedPanel>
  );
}
