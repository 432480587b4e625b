import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { SeveralField } from '../play/labelled.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { Flag } from './flag.tsx';
import { useProcedureDraft } from './procedure-shape.ts';

/** Whether a step of a project start is a milestone, planned for when, whether it is the first value, and what is learned at it. */
export function StepMilestone({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useProcedureDraft();
  const { set } = useStudioForm();
  const { milestone, courses } = policy.steps[at]!;
  const path = ['steps', at, 'milestone'];
  const listed = useQuery(api.courses.list.queryOptions({ input: { limit: 200 } })).data?.items ?? [];
  return (
    <>
      <Flag
        path={path}
        label={t('starting.milestone')}
        note={t('procedure.form.milestoneNote')}
        on={milestone !== undefined}
        onChange={(on) => set(path, on ? { by: 7 } : undefined)}
      />
      {milestone ? (
        <>
          <label className="fieldLabel" htmlFor={controlId([...path, 'by'])}>
            {t('procedure.form.milestoneBy')}
          </label>
          <FigureField path={[...path, 'by']} label={t('procedure.form.milestoneBy')} value={milestone.by} />
          <IssueNotes path={[...path, 'by']} />
          <Flag
            path={[...path, 'firstValue']}
            label={t('starting.firstValue')}
            note={t('procedure.form.firstValueNote')}
            on={milestone.firstValue}
            onChange={(on) => set([...path, 'firstValue'], on || undefined)}
          />
        </>
      ) : null}
      <SeveralField
        path={['steps', at, 'courses']}
        label={t('starting.learning')}
        value={courses}
        options={listed.map(({ code, title }) => ({ value: code, label: title[language] }))}
        none={t('procedure.form.noCourses')}
      />
    </>
  );
}
