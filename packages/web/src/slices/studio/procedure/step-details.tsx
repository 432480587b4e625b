import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { NameFields } from '../name-fields.tsx';
import { PartActions } from '../part-actions.tsx';
import { ChoiceField } from '../play/labelled.tsx';
import type { Path } from '../policy-text.ts';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { Flag } from './flag.tsx';
import { type DraftTime, useProcedureDraft } from './procedure-shape.ts';
import { StepChecklist } from './step-checklist.tsx';
import { StepMilestone } from './step-milestone.tsx';

/** Everything that a step says. */
export function StepDetails({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useProcedureDraft();
  const { set } = useStudioForm();
  const one = policy.steps[at]!;
  const path = (field: string): Path => ['steps', at, field];
  const before = policy.steps[at - 1];
  const handed = before !== undefined && before.department !== one.department && !one.approval;
  return (
    <div className="partDetails">
      <NameFields path={path('name')} name={one.name} />
      <ChoiceField
        path={path('department')}
        label={t('procedure.department')}
        value={one.department}
        options={policy.departments.map(({ id, name }) => ({ value: id, label: name[language] || id }))}
      />
      <Flag
        path={path('approval')}
        label={t('procedure.form.approval')}
        note={t('procedure.form.approvalNote')}
        on={one.approval}
        onChange={(on) => set(path('approval'), on || undefined)}
      />
      <TimeFields path={path('within')} label={t('procedure.form.within')} value={one.within} />
      {handed ? (
        <>
          <Flag
            path={path('accept')}
            label={t('procedure.form.accept')}
            note={t('procedure.form.acceptNote')}
            on={one.accept}
            onChange={(on) => set(path('accept'), on ? undefined : false)}
          />
          {one.accept ? <TimeFields path={path('acceptWithin')} label={t('procedure.form.acceptWithin')} value={one.acceptWithin} /> : null}
        </>
      ) : null}
      <NameFields path={path('does')} name={one.does ?? { zh: '', en: '' }} of={t('procedure.form.does')} long optional />
      {policy.category === 'project_start' || one.milestone ? <StepMilestone at={at} /> : null}
      {one.approval && !one.checklist?.length ? null : <StepChecklist path={path('checklist')} list={one.checklist ?? []} />}
      <PartActions list={['steps']} at={at} count={policy.steps.length} name={one.name[language] || one.id} />
    </div>
  );
}

/** A limit in working hours or days. */
function TimeFields({ path, label, value }: { path: Path; label: string; value: DraftTime }) {
  const { t } = useTranslation();
  const { set } = useStudioForm();
  // Written whole: what the server fills in is not in the document to be changed in part.
  const put = (next: Partial<DraftTime>) => set(path, { unit: value.unit, count: value.count ?? null, ...next });
  return (
    <div className="formPair">
      <div>
        <label className="fieldLabel" htmlFor={controlId([...path, 'count'])}>
          {label}
        </label>
        <FigureField path={[...path, 'count']} label={label} value={value.count} onStored={(count) => put({ count: count ?? null })} />
        <IssueNotes path={[...path, 'count']} />
        <IssueNotes path={path} />
      </div>
      <ChoiceField
        path={[...path, 'unit']}
        label={t('procedure.form.unit')}
        value={value.unit}
        options={(['hours', 'days'] as const).map((unit) => ({ value: unit, label: t(`procedure.form.unitOf.${unit}`) }))}
        onChange={(unit) => put({ unit })}
      />
    </div>
  );
}
