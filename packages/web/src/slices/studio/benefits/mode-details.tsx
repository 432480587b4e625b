import { DeleteOutlined } from '@ant-design/icons';
import { SENIORITIES, type Seniority } from '@fulcrum/contract';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { useBenefitsDraft } from './benefits-draft.ts';

const MODES = ['proactive', 'reactive'] as const;

/** The mode of a level, its cadence, and the hours of each seniority that one touch takes. */
export function ModeDetails({ at }: { at: number }) {
  const { t } = useTranslation();
  const { policy, before } = useBenefitsDraft();
  const { set, remove, toggle } = useStudioForm();
  const mode = policy.tiers[at]!;
  const was = before?.tiers.find((tier) => tier.level === mode.level);
  const [modePath, daysPath] = [
    ['tiers', at, 'mode'],
    ['tiers', at, 'visitDays'],
  ];
  return (
    <div className="partDetails">
      <IssueNotes path={['tiers', at]} />
      <IssueNotes path={['tiers', at, 'level']} />
      <div className="formPair">
        <div>
          <label className="fieldLabel" htmlFor={controlId(modePath)}>
            {t('grant.mode.mode')}
          </label>
          <Select
            id={controlId(modePath)}
            className="wide"
            value={mode.mode}
            options={MODES.map((one) => ({ value: one, label: t(`benefit.mode.${one}`) }))}
            onChange={(next) => set(modePath, next)}
          />
          <IssueNotes path={modePath} />
        </div>
        <div>
          <label className="fieldLabel" htmlFor={controlId(daysPath)}>
            {t('grant.mode.days')}
          </label>
          <FigureField
            path={daysPath}
            value={mode.visitDays}
            before={was?.visitDays}
            unit={t('customers.unit.days')}
            label={t('grant.mode.days')}
            placeholder={t('grant.mode.noDays')}
            optional
          />
          <IssueNotes path={daysPath} />
        </div>
      </div>
      <span className="fieldLabel">{t('grant.mode.staff')}</span>
      <div className="formPair" id={controlId(['tiers', at, 'staff'])} tabIndex={-1}>
        {SENIORITIES.map((seniority) => (
          <HoursField key={seniority} at={at} seniority={seniority} was={was?.staff.find((one) => one.seniority === seniority)?.hours} />
        ))}
      </div>
      <IssueNotes path={['tiers', at, 'staff']} />
      <div className="row">
        <Button
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('grant.mode.removeOf', { level: mode.level })}
          onClick={() => {
            remove(['tiers'], at);
            toggle(`tiers/${at}`);
          }}
        >
          {t('studio.part.remove')}
        </Button>
      </div>
    </div>
  );
}

/** Hours of one seniority; emptied, it takes no part. */
function HoursField({ at, seniority, was }: { at: number; seniority: Seniority; was: number | null | undefined }) {
  const { t } = useTranslation();
  const { policy } = useBenefitsDraft();
  const { set, remove } = useStudioForm();
  const { staff } = policy.tiers[at]!;
  const found = staff.findIndex((one) => one.seniority === seniority);
  const place = found < 0 ? staff.length : found;
  const path = ['tiers', at, 'staff', place, 'hours'];
  // Those that are not written yet share the place behind the last.
  const shown = found < 0 ? ['tiers', at, 'staff', seniority] : path;
  const label = t(`benefit.seniority.${seniority}`);
  return (
    <div>
      <label className="fieldLabel" htmlFor={controlId(shown)}>
        {label}
      </label>
      <FigureField
        path={shown}
        value={staff[found]?.hours}
        before={was}
        unit={t('grant.hours')}
        label={t('grant.mode.hoursOf', { seniority: label })}
        placeholder={t('grant.mode.nobody')}
        onStored={(stored) => {
          if (typeof stored === 'number') set(['tiers', at, 'staff', place], { seniority, hours: stored });
          else if (found >= 0) remove(['tiers', at, 'staff'], found);
        }}
      />
      {found < 0 ? null : <IssueNotes path={['tiers', at, 'staff', found]} deep />}
    </div>
  );
}
