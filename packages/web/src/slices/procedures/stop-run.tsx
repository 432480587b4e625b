import type { ProcedureRunTold } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { AskedWhy } from '../../kit/index.ts';
import { useRunAction } from './use-run-action.ts';

/** Ends a run before its last step. */
export function StopRun({ run: { id, revision } }: { run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const action = useRunAction(
    (why: string) => client.procedures.stop({ id, revision, reason: why }),
    () => t('procedure.stopped'),
  );
  const texts = { open: t('procedure.stop'), why: t('procedure.stopWhy'), go: t('procedure.stop') };
  return <AskedWhy texts={{ ...texts, cancel: t('procedure.cancel') }} action={action} />;
}
