import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { HandDialog } from './hand-form.tsx';
import { OverrideFields, type OverrideValues } from './override-fields.tsx';

interface OverrideChosenProps {
  count: number;
  selection: Pick<Parameters<typeof client.overrides.setChosen>[0], 'ids' | 'where'>;
  onClose: () => void;
  onDone: () => void;
}

/** Gives the chosen customers one level by hand. */
export function OverrideChosen({ count, selection, onClose, onDone }: OverrideChosenProps) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  return (
    <HandDialog
      name="override-chosen"
      title={t('byHand.chosen', { count })}
      save={({ level, reason, until }: OverrideValues) => client.overrides.setChosen({ ...selection, level, reason, until: until ?? null })}
      saveLabel={t('byHand.save')}
      onClose={onClose}
      onDone={({ set }) => {
        notification.info({ title: t('byHand.done', { count: set }) });
        onDone();
      }}
    >
      <OverrideFields />
    </HandDialog>
  );
}
