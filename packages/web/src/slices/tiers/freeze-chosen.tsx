import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FreezeFields, type FreezeValues } from './freeze-form.tsx';
import { HandDialog } from './hand-form.tsx';

interface FreezeChosenProps {
  count: number;
  selection: Pick<Parameters<typeof client.freezes.set>[0], 'ids' | 'where'>;
  onClose: () => void;
  onDone: () => void;
}

/** Freezes the chosen customers. */
export function FreezeChosen({ count, selection, onClose, onDone }: FreezeChosenProps) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  return (
    <HandDialog
      name="freeze-chosen"
      title={t('byHand.freeze.chosen', { count })}
      save={({ reason, until }: FreezeValues) => client.freezes.set({ ...selection, reason, until: until ?? null })}
      saveLabel={t('byHand.freeze.save')}
      onClose={onClose}
      onDone={({ frozen }) => {
        notification.info({ title: t('byHand.freeze.done', { count: frozen }) });
        onDone();
      }}
    >
      <FreezeFields />
    </HandDialog>
  );
}
