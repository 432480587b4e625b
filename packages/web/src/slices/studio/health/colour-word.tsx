import type { HealthColour } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { BAND_OF, ColourShape } from '../../health/health-mark.tsx';

/** A colour as its shape and word; null: not judged so far. */
export function ColourWord({ colour }: { colour: HealthColour | null }) {
  const { t } = useTranslation();
  if (colour === null) return <span className="ink3">{t('healthStudio.none')}</span>;
  return (
    <span className="nowrap colourWord">
      <ColourShape colour={colour} /> <span className="word">{t(`kit.health.${BAND_OF[colour]}`)}</span>
    </span>
  );
}
