import { useTranslation } from 'react-i18next';
import { ColourShape } from '../../health/health-mark.tsx';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, type StudioForm, StudioFormContext, useStudioForm } from '../studio-form-context.ts';
import { useHealthDraft } from './health-draft.ts';
import { coloursOf } from './health-shape.ts';

/** Where each colour begins, and how much must be known for there to be one. */
export function ColourSection() {
  const { t } = useTranslation();
  const { policy, before } = useHealthDraft();
  const form = useStudioForm();
  const [now, was] = [coloursOf(policy), before ? coloursOf(before) : undefined];
  // A document that says no thresholds has to say both once one is changed.
  const whole: StudioForm = policy.colours
    ? form
    : { ...form, set: (path, value) => form.set(['colours'], { ...now, [String(path.at(-1))]: value }) };
  return (
    <section aria-labelledby="studio-colours-title">
      <div className="row studioSectionHead" id={controlId(['colours'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-colours-title">
          {t('healthStudio.colour.title')}
        </h2>
      </div>
      <IssueNotes path={['colours']} />
      <StudioFormContext value={whole}>
        {(['green', 'amber'] as const).map((colour) => (
          <div key={colour}>
            <div className={was && was[colour] !== now[colour] ? 'studioRow changed' : 'studioRow'}>
              <label className="grow row colourName" htmlFor={controlId(['colours', colour])}>
                <ColourShape colour={colour} />
                {t(`healthStudio.colour.${colour}`)}
              </label>
              <span className="levelFrom">
                <span aria-hidden>≥</span>
                <FigureField
                  path={['colours', colour]}
                  value={now[colour]}
                  before={was?.[colour]}
                  unit={t('studio.points')}
                  label={t('healthStudio.colour.from', { colour: t(`healthStudio.colour.${colour}`) })}
                />
              </span>
            </div>
            <IssueNotes path={['colours', colour]} />
          </div>
        ))}
      </StudioFormContext>
      <div className="studioRow">
        <span className="grow row colourName">
          <ColourShape colour="red" />
          {t('healthStudio.colour.red')}
        </span>
        <span className="ink3">{t('healthStudio.colour.rest')}</span>
      </div>
      <div className={before && before.coverage !== policy.coverage ? 'studioRow changed' : 'studioRow'}>
        <label className="grow" htmlFor={controlId(['coverage'])}>
          {t('healthStudio.coverage.label')}
          <span className="note block">{t('healthStudio.coverage.note')}</span>
        </label>
        <FigureField
          path={['coverage']}
          value={policy.coverage}
          before={before?.coverage}
          kind="ratio"
          unit="%"
          label={t('healthStudio.coverage.label')}
        />
      </div>
      <IssueNotes path={['coverage']} />
    </section>
  );
}
