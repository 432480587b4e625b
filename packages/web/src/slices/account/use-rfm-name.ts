import { useTranslation } from 'react-i18next';

export const RFM_SEGMENTS = [
  'champion',
  'loyal',
  'potential_loyalist',
  'new',
  'promising',
  'need_attention',
  'about_to_sleep',
  'at_risk',
  'cant_lose',
  'hibernating',
  'lost',
] as const;

/** The name of an RFM segment in the reader's language; an unknown one as it is. */
export function useRfmName(): (segment: string) => string {
  const { t } = useTranslation();
  return (segment) => {
    const known = RFM_SEGMENTS.find((each) => each === segment);
    return known ? t(`account.rfm.${known}`) : segment;
  };
}
