import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { daysBetween, formatDate } from '../../kit/index.ts';

/** From when to when, and how far its end is while it runs. */
export function TermText({ startsOn, endsOn, day, running }: { startsOn: string; endsOn: string | null; day: string; running: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const left = endsOn && running ? daysBetween(day, endsOn) : null;
  return (
    <span>
      <span className="num nowrap">{formatDate(startsOn, language)}</span>
      {' – '}
      <span className="num nowrap">{endsOn ? formatDate(endsOn, language) : t('ledger.endless')}</span>
      {left !== null && left >= 0 ? <span className="ink3 nowrap note"> {t('ledger.toEnd', { count: left })}</span> : null}
    </span>
  );
}
