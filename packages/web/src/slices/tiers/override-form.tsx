import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { HandForm } from './hand-form.tsx';
import { OverrideFields, type OverrideValues } from './override-fields.tsx';

interface OverrideFormProps {
  accountId: string;
  onClose: () => void;
}

/** Gives one account a level by hand. */
export function OverrideForm({ accountId, onClose }: OverrideFormProps) {
  const { t } = useTranslation();
  return (
    <HandForm
      name="override"
      save={({ level, reason, until }: OverrideValues) => client.overrides.set({ accountId, level, reason, until: until ?? null })}
      saveLabel={t('byHand.save')}
      onClose={onClose}
    >
      <OverrideFields />
    </HandForm>
  );
}
