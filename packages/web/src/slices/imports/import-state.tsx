import type { Import } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';

const marks: Record<Import['state'], string> = {
  uploaded: '○',
  reading: '◔',
  checked: '◑',
  committing: '◕',
  done: '●',
  failed: '✕',
  cancelled: '－',
};

/** Where an import stands, in a mark and a word. */
export function ImportState({ state }: { state: Import['state'] }) {
  const { t } = useTranslation();
  return (
    <span className="chip">
      <span className="stateMark" aria-hidden>
        {marks[state]}
      </span>
      {t(`importing.stateOf.${state}`)}
    </span>
  );
}
