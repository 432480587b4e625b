import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDate } from './format-date.ts';

interface AsOfBannerProps {
  asOf: string;
  /** What it says of a page that has no past. */
  words?: string;
  onToday: () => void;
}

/** Says that a page shows a past day and that nothing can be changed there; the way back to today. Stands above the page's head. */
export function AsOfBanner({ asOf, words, onToday }: AsOfBannerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="asOfBanner row wrap" role="status">
      <span className="grow">{words ?? t('kit.asOf.banner', { day: formatDate(asOf, language, { weekday: true }) })}</span>
      <Button size="small" onClick={onToday}>
        {t('kit.asOf.today')}
      </Button>
    </div>
  );
}
