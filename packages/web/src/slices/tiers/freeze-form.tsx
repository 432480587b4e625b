import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { HandForm, ReasonField } from './hand-form.tsx';
import { UntilField } from './until-field.tsx';

export interface FreezeValues {
  reason: string;
  until: string | null;
}
interface FreezeFormProps {
  accountId: string;
  onClose: () => void;
}

/** Why, and to which last day. */
export function FreezeFields() {
  const { t } = useTranslation();
  return (
    <>
      <ReasonField label={t('byHand.reason')} />
      <UntilField open />
      <p className="note">{t('byHand.freeze.effect')}</p>
    </>
  );
}

/** Freezes one account. */
export function FreezeForm({ accountId, onClose }: FreezeFormProps) {
  const { t } = useTranslation();
  return (
    <HandForm
      name="freeze"
      save={({ reason, until }: FreezeValues) => client.freezes.set({ ids: [accountId], reason, until: until ?? null })}
      saveLabel={t('byHand.freeze.save')}
      onClose={onClose}
    >
      <FreezeFields />
    </HandForm>
  );
}

/** Lets one account be judged again. */
export function UnfreezeForm({ accountId, onClose }: FreezeFormProps) {
  const { t } = useTranslation();
  return (
    <HandForm
      name="unfreeze"
      save={({ reason }: { reason: string }) => client.freezes.end({ ids: [accountId], reason })}
      saveLabel={t('byHand.freeze.end')}
      onClose={onClose}
    >
      <ReasonField label={t('byHand.endReason')} autoFocus />
      <p className="note">{t('byHand.freeze.endEffect')}</p>
    </HandForm>
  );
}
