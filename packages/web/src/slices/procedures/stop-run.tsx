import type { ProcedureRunTold } from '@fulcrum/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { useRunAction } from './use-run-action.ts';

/** Ends a run before its last step. */
export function StopRun({ run }: { run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { id, revision } = run;
  const stop = useRunAction(
    (why: string) => client.procedures.stop({ id, revision, reason: why }),
    () => t('procedure.stopped'),
  );
  if (!open)
    return (
      <p>
        <button type="button" className="door note" onClick={() => setOpen(true)}>
          {t('procedure.stop')}
        </button>
      </p>
    );
  return (
    <div className="workForm procedureAct">
      <Input
        aria-label={t('procedure.stopWhy')}
        placeholder={t('procedure.stopWhy')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNote problem={stop.error ? shownProblem(stop.error) : null} />
      <div className="row formActions">
        <Button disabled={!reason.trim()} loading={stop.isPending} onClick={() => stop.mutate(reason.trim())}>
          {t('procedure.stop')}
        </Button>
        <Button type="text" onClick={() => setOpen(false)}>
          {t('procedure.cancel')}
        </Button>
      </div>
    </div>
  );
}
