import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { HandForm, ReasonField } from './hand-form.tsx';

interface EndOverrideProps {
  accountId: string;
  id: string;
  onClose: () => void;
}

/** Ends a level given by hand, with the reason why. */
export function EndOverride({ accountId, id, onClose }: EndOverrideProps) {
  const { t } = useTranslation();
  return (
    <HandForm
      name="end-override"
      save={({ reason }: { reason: string }) => client.overrides.end({ accountId, id, reason })}
      saveLabel={t('byHand.end')}
      onClose={onClose}
    >
      <ReasonField label={t('byHand.endReason')} autoFocus />
      <p className="note">{t('byHand.endEffect')}</p>
    </HandForm>
  );
}
