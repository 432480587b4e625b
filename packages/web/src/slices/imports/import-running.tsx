import type { Import } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionProblem, ProgressLine } from '../../kit/index.ts';
import { useImportJob } from './import-queries.ts';

/** The check or the commit while it runs. A commit that has begun ends by itself: it is one transaction. */
export function ImportRunning({ current, onChanged }: { current: Import; onChanged: (next: Import) => void }) {
  const { t } = useTranslation();
  const job = useImportJob(current);
  const cancel = useMutation({ mutationFn: () => client.imports.cancel({ id: current.id }), onSuccess: onChanged });
  const reading = current.state === 'reading';
  return (
    <section className="importRunning" aria-live="polite">
      <ProgressLine
        label={t(`importing.stateOf.${current.state}`)}
        done={job?.done ?? current.rows}
        total={job?.total ?? null}
        secondsLeft={job?.secondsLeft}
      />
      <p className="note">{t('importing.leave')}</p>
      {reading ? (
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('importing.cancel')}
        </Button>
      ) : null}
      <ActionProblem error={cancel.error} />
    </section>
  );
}
