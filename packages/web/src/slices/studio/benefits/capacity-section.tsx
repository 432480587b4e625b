import { BenefitsPolicy } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber } from '../../../kit/index.ts';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { useBenefitsDraft } from './benefits-draft.ts';

/** What a policy says by saying nothing of it. */
const USUAL = BenefitsPolicy.shape.capacity.parse(undefined);
const FIGURES = ['hoursPerYear', 'utilisation', 'administration'] as const;

/** The hours that one person has for customers in a year. */
export function CapacitySection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useBenefitsDraft();
  const { set } = useStudioForm();
  const { capacity } = policy;
  const value = (figure: (typeof FIGURES)[number]) => (capacity ? capacity[figure] : USUAL[figure]);
  const [hours, used, apart] = FIGURES.map((figure) => value(figure) ?? 0) as [number, number, number];
  return (
    <section aria-labelledby="studio-capacity-title">
      <div className="row studioSectionHead" id={controlId(['capacity'])} tabIndex={-1}>
        <h2 className="section grow" id="studio-capacity-title">
          {t('grant.capacity.title')}
        </h2>
        <output className="note">{t('grant.capacity.comes', { hours: formatNumber(hours * used * (1 - apart), language) })}</output>
      </div>
      <IssueNotes path={['capacity']} />
      {FIGURES.map((figure) => {
        const was = before && (before.capacity ?? USUAL)[figure];
        const ratio = figure !== 'hoursPerYear';
        return (
          <div key={figure}>
            <div className={before && was !== value(figure) ? 'studioRow changed' : 'studioRow'}>
              <label className="grow" htmlFor={controlId(['capacity', figure])}>
                {t(`grant.capacity.${figure}`)}
              </label>
              <FigureField
                path={['capacity', figure]}
                value={value(figure)}
                before={was}
                kind={ratio ? 'ratio' : 'count'}
                unit={ratio ? '%' : t('grant.hours')}
                label={t(`grant.capacity.${figure}`)}
                {...(capacity ? {} : { onStored: (stored) => set(['capacity'], { ...USUAL, [figure]: stored }) })}
              />
            </div>
            <IssueNotes path={['capacity', figure]} />
          </div>
        );
      })}
    </section>
  );
}
