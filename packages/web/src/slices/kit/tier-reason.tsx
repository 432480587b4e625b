import { useTranslation } from 'react-i18next';
import { Explanation, TierChip } from '../../kit/index.ts';

const levels = [
  { letter: 'A', from: 85 },
  { letter: 'B', from: 70 },
  { letter: 'C', from: 50 },
  { letter: 'D', from: 30 },
  { letter: 'E', from: 0 },
];

/** The explanation of one sample tier. */
export function TierReason({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const opens = { onOpen };
  return (
    <Explanation
      chip={<TierChip letter="A" name={t('specimen.tier.a')} position={0} levels={5} />}
      result={t('specimen.why.result')}
      threshold={t('specimen.why.threshold')}
      scale={{ levels, score: 90, max: 100 }}
      items={[
        { key: 'base', label: t('specimen.why.base'), fact: t('specimen.why.baseFact'), points: 70, opens },
        { key: 'kinds', label: t('specimen.why.kinds'), fact: t('specimen.why.kindsFact'), points: 10, opens },
        { key: 'growth', label: t('specimen.why.growth'), fact: '+26%', points: 10, opens },
        { key: 'years', label: t('specimen.why.years'), fact: t('specimen.why.yearsFact'), points: 5, opens },
        { key: 'overdue', label: t('specimen.why.overdue'), fact: t('specimen.why.overdueFact'), points: -5, opens },
      ]}
      total={{ points: 90, rest: t('specimen.why.rest') }}
      policy={{ name: t('specimen.why.policy'), version: 6, date: '2026-10-31', person: t('specimen.why.person') }}
    />
  );
}
