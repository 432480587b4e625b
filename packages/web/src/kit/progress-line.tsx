import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDuration } from './format-duration.ts';
import { formatNumber } from './format-number.ts';

interface ProgressLineProps {
  label: string;
  done: number;
  /** Null while it is not known. */
  total: number | null;
  secondsLeft?: number | null;
  /** The line alone, for a list's cell. */
  bare?: boolean;
}

/** How far long work has come: a line, the counts and the time left. */
export function ProgressLine({ label, done, total, secondsLeft, bare = false }: ProgressLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = total ? Math.min(1, done / total) : null;
  const count = formatNumber(done, language);
  return (
    <div className="progress">
      <div
        className={share === null ? 'progressTrack open' : 'progressTrack'}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        <i style={share === null ? undefined : { width: `${share * 100}%` }} />
      </div>
      {bare ? null : (
        <div className="row note num">
          <span>
            {total ? t('kit.progress.of', { done: count, total: formatNumber(total, language) }) : t('kit.progress.sofar', { done: count })}
          </span>
          <span className="grow" />
          {secondsLeft === null || secondsLeft === undefined ? null : (
            <span>{t('kit.progress.left', { time: formatDuration(secondsLeft, language) })}</span>
          )}
        </div>
      )}
    </div>
  );
}
