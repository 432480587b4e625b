import type { Import } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { Figures, formatNumber, usePreferences } from '../../kit/index.ts';

const counts = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const;

/** Rows read and what becomes of them; `opens` leads from the rejected to their rows. */
export function ImportFigures({ current, onOpenRejected }: { current: Import; onOpenRejected?: () => void }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  return (
    <Figures
      figures={counts.map((key) => ({
        label: t(`importing.count.${key}`),
        value: formatNumber(current[key], language),
        hint: t(`importing.countHint.${key}`),
        opens: key === 'rejected' && current.rejected > 0 && onOpenRejected ? { onOpen: onOpenRejected } : undefined,
      }))}
    />
  );
}
