import type { ProcedureRunTold } from '@fulcrum/contract';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { useRunAction } from './use-run-action.ts';

/** What the reader may do with the step that is open: accept or return what was handed over, or finish it. */
export function ActOnRun({ run }: { run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note?: string }>();
  const { id, revision } = run;
  const text = () => (form.getFieldValue('note') as string | undefined)?.trim() ?? '';
  const note = () => (text() ? { note: text() } : {});
  const accept = useRunAction(
    () => client.procedures.accept({ id, revision, ...note() }),
    () => t('procedure.accepted'),
  );
  const finish = useRunAction(
    () => client.procedures.finish({ id, revision, ...note() }),
    () => t('procedure.finished'),
  );
  const back = useRunAction(
    () => client.procedures.return({ id, revision, reason: text() }),
    () => t('procedure.returned'),
  );
  const giveBack = () => {
    if (text()) back.mutate(undefined);
    else form.setFields([{ name: 'note', errors: [t('procedure.needed')] }]);
  };
  const problem = accept.error ?? finish.error ?? back.error;
  return (
    <Form form={form} name="actOnRun" layout="vertical" requiredMark={false} className="workForm panelAct">
      <Form.Item name="note" label={t('procedure.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={200} />
      </Form.Item>
      <ProblemNote problem={problem ? shownProblem(problem) : null} />
      <div className="row wrap formActions">
        {run.court === 'accept' ? (
          <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
            {t('procedure.accept')}
          </Button>
        ) : (
          <Button type="primary" loading={finish.isPending} onClick={() => finish.mutate(undefined)}>
            {t('procedure.finish')}
          </Button>
        )}
        {run.mayReturn ? (
          <Button loading={back.isPending} onClick={giveBack}>
            {t('procedure.return')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
