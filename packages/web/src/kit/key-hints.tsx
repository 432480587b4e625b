import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePreferences } from './preferences.ts';

export interface KeyHint {
  keys: string[];
  does: string;
}

/** The keys that work here, at the foot of a list. Hidden on touch and when single keys are off. */
export function KeyHints({ hints }: { hints: KeyHint[] }) {
  const { t } = useTranslation();
  const { shortcuts } = usePreferences();
  if (!shortcuts) return null;
  return (
    <ul className="keys" aria-label={t('kit.keys.label')}>
      {hints.map((hint) => (
        <li key={hint.does}>
          {hint.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{' '}
          {hint.does}
        </li>
      ))}
    </ul>
  );
}

/** The keys of every DataTable that opens and selects rows. */
export const listKeys = (t: TFunction): KeyHint[] => [
  { keys: ['J', 'K'], does: t('kit.keys.move') },
  { keys: ['↵'], does: t('kit.keys.open') },
  { keys: ['X'], does: t('kit.keys.select') },
  { keys: ['⇧X'], does: t('kit.keys.selectRange') },
];

export function ListKeyHints() {
  const { t } = useTranslation();
  return <KeyHints hints={listKeys(t)} />;
}
