import { useTranslation } from 'react-i18next';
import { type Keys, useKeys } from './use-keys.ts';

export interface BulkAction {
  label: string;
  /** A single letter that runs it while rows are selected. */
  shortcut?: string;
  run: () => void;
}

/** What can be done with the selected rows; floats over the list's foot, Esc clears. Shows nothing without a selection. */
export function BulkBar({ summary, actions, onClear }: { summary: string | null; actions: BulkAction[]; onClear: () => void }) {
  const { t } = useTranslation();
  const keys: Keys = { Escape: onClear };
  for (const action of actions) if (action.shortcut) keys[action.shortcut.toLowerCase()] = action.run;
  useKeys(keys, summary !== null);
  if (summary === null) return null;
  return (
    <div className="bulk" role="toolbar" aria-label={t('kit.bulk.toolbar')}>
      <b className="num" role="status">
        {summary}
      </b>
      <i />
      {actions.map((action) => (
        <button key={action.label} type="button" onClick={action.run} aria-keyshortcuts={action.shortcut}>
          {action.label}
          {action.shortcut ? <kbd aria-hidden>{action.shortcut}</kbd> : null}
        </button>
      ))}
      <i />
      <button type="button" onClick={onClear} aria-keyshortcuts="Escape">
        {t('kit.bulk.clear')}
        <kbd aria-hidden>Esc</kbd>
      </button>
    </div>
  );
}
