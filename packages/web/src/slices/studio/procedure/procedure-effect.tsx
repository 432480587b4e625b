import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { StepAbout } from '../../procedures/step-about.tsx';
import { useStepSentence } from '../../procedures/use-step-sentence.ts';
import type { DraftProcedure } from './procedure-shape.ts';

/** How the draft runs, in words, and what becomes of the runs that are under way. */
export function ProcedureEffect({ draft }: { draft: DraftProcedure }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sentence = useStepSentence();
  const list = useQuery(api.procedures.list.queryOptions({ input: {} }));
  const running = list.data?.items.find(({ id }) => id === draft.id)?.running ?? 0;
  return (
    <section aria-labelledby="procedure-effect-title">
      <div className="row studioSectionHead">
        <h2 className="section grow" id="procedure-effect-title">
          {t('procedure.form.inWords')}
        </h2>
      </div>
      <p>{draft.purpose[language]}</p>
      <ol className="courseList">
        {draft.steps.map((step, at) => (
          <li key={step.id || at} className="courseStep">
            <b>{`${at + 1}. ${step.name[language] || step.id}`}</b>
            <span className="block">{sentence(draft, at)}</span>
            <StepAbout step={step} />
          </li>
        ))}
      </ol>
      <p className="note">{t('procedure.form.underWay', { count: running })}</p>
    </section>
  );
}
