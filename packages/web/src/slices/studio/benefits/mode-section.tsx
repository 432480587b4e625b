import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { TierChip } from '../../../kit/index.ts';
import { IssueNotes } from '../issue-notes.tsx';
import { PartRow } from '../part-row.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { useBenefitsDraft } from './benefits-draft.ts';
import { ModeDetails } from './mode-details.tsx';
import { useDraftLevels } from './use-draft-levels.ts';

/** How each level is served: proactively or when it comes, how often, and by whom for how long. */
export function ModeSection() {
  const { t } = useTranslation();
  const { policy, before } = useBenefitsDraft();
  const { set, toggle } = useStudioForm();
  const levels = useDraftLevels();
  const begin = (level: string) => {
    set(['tiers', policy.tiers.length], { level, mode: 'reactive' });
    toggle(`tiers/${policy.tiers.length}`);
  };
  return (
    <section aria-labelledby="studio-modes-title">
      <div className="row studioSectionHead" id={controlId(['tiers'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-modes-title">
          {t('grant.mode.title')}
        </h2>
      </div>
      <IssueNotes path={['tiers']} />
      <ul className="studioParts">
        {levels.map(({ id, name, position, of }) => {
          const at = policy.tiers.findIndex((tier) => tier.level === id);
          const mode = policy.tiers[at];
          const chip = <TierChip letter={id} name={name} position={position} levels={of} named />;
          if (!mode)
            return (
              <li key={id} className="studioPart">
                <div className="studioRow">
                  <span className="grow">
                    {chip}
                    <span className="note block">{t('benefit.mode.none')}</span>
                  </span>
                  <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => begin(id)}>
                    {t('grant.mode.add', { level: id })}
                  </Button>
                </div>
              </li>
            );
          const was = before?.tiers.find((tier) => tier.level === id);
          return <ModePart key={id} at={at} chip={chip} changed={before !== null && JSON.stringify(was) !== JSON.stringify(mode)} />;
        })}
      </ul>
    </section>
  );
}

function ModePart({ at, chip, changed }: { at: number; chip: React.ReactNode; changed: boolean }) {
  const { t } = useTranslation();
  const { policy } = useBenefitsDraft();
  const { open } = useStudioForm();
  const mode = policy.tiers[at]!;
  const part = `tiers/${at}`;
  const staff = mode.staff.flatMap(({ seniority, hours }) =>
    seniority && hours ? t('benefit.mode.hours', { seniority: t(`benefit.seniority.${seniority}`), hours }) : [],
  );
  const note = [
    mode.mode ? t(`benefit.mode.${mode.mode}`) : t('benefit.mode.none'),
    ...(mode.visitDays ? [t('benefit.mode.every', { days: mode.visitDays })] : []),
    ...staff,
  ].join(' · ');
  return (
    <PartRow part={part} name={chip} note={note} changed={changed}>
      {open.has(part) ? <ModeDetails at={at} /> : <IssueNotes path={['tiers', at]} deep />}
    </PartRow>
  );
}
