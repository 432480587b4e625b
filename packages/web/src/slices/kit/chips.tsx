import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AttitudeChip, attitudes, DepthChip, depths, HealthChip, StageChip, TierChip, UrgencyBars } from '../../kit/index.ts';

export const sampleTiers = ['a', 'b', 'c', 'd', 'e'] as const;
export const sampleStages = ['handover', 'launch', 'adoption', 'renewal', 'churned'] as const;

export function Chips() {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="section">{t('specimen.chips')}</h2>
      <Row>
        {sampleTiers.map((level, i) => (
          <TierChip key={level} letter={level.toUpperCase()} name={t(`specimen.tier.${level}`)} position={i} levels={5} named />
        ))}
      </Row>
      <Row>
        {['S', 'A', 'B'].map((letter, i) => (
          <TierChip key={letter} letter={letter} position={i} levels={3} />
        ))}
        <TierChip letter="KA" position={0} levels={3} />
        <TierChip letter={t('specimen.tier.s')} position={1} levels={3} />
      </Row>
      <Row>
        {sampleStages.map((stage, i) => (
          <StageChip key={stage} name={t(`specimen.stage.${stage}`)} position={i} stages={5} />
        ))}
      </Row>
      <Row>
        <HealthChip score={88} band="good" worded />
        <HealthChip score={63} band="watch" change={-4} worded />
        <HealthChip score={41} band="poor" change={-16} worded />
        <HealthChip score={null} band="unknown" worded />
      </Row>
      <Row>
        {([4, 3, 2, 1] as const).map((urgency) => (
          <UrgencyBars key={urgency} urgency={urgency} worded />
        ))}
      </Row>
      <Row>
        {attitudes.map((attitude) => (
          <AttitudeChip key={attitude} attitude={attitude} worded />
        ))}
      </Row>
      <Row>
        {depths.map((depth) => (
          <DepthChip key={depth} depth={depth} worded />
        ))}
      </Row>
    </section>
  );
}

export const Row = ({ children }: { children: ReactNode }) => <div className="specimenRow">{children}</div>;
