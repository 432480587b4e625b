import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client, problemOf } from '../../api/index.ts';
import { RichText, StepBar } from '../../kit/index.ts';
import { BarePage } from '../session/bare-page.tsx';
import { setupQuery } from '../session/setup-query.ts';
import { meQuery } from '../session/use-me.ts';
import { AdministratorStep } from './administrator-step.tsx';
import { type Draft, forgetDraft, useDraft } from './draft.ts';
import './first-run.css';
import { ImportStep } from './import-step.tsx';
import { InviteStep } from './invite-step.tsx';
import { ModelStep } from './model-step.tsx';

const steps = ['administrator', 'model', 'import', 'invite'] as const;
type Step = (typeof steps)[number];

/** From nothing to the first worklist: administrator, operating model, customers, colleagues. */
export default function FirstRunPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const search = useSearch({ from: '/first-run' });
  const [draft, change] = useDraft();
  const signedIn = queries.getQueryData(meQuery().queryKey) !== undefined;
  const go = (step: Exclude<Step, 'administrator'> | undefined) => void navigate({ to: '/first-run', search: { step } });
  const setUp = useMutation({
    mutationFn: async ({ password, administrator, template, demo, ...rest }: Draft & { blank: boolean }) => {
      const { blank, ...organisation } = rest;
      const chosen = blank ? { template: null, demo: false } : { template, demo };
      await client.session.setUp({ ...organisation, ...chosen, administrator: { ...administrator, password } });
      forgetDraft();
      await queries.fetchQuery({ ...meQuery(), staleTime: 0 });
      await queries.fetchQuery({ ...setupQuery(), staleTime: 0 });
    },
    onSuccess: () => go('import'),
    // what is wrong with the administrator is mended where it was typed
    onError: (error) => (problemOf(error)?.issues?.length ? go(undefined) : undefined),
  });

  const step = stepOf(search.step, signedIn, draft);
  if (step === null) return <Navigate to="/" replace />;
  return (
    <BarePage>
      <title>{`${t(`firstRun.step.${step}`)} · Fulcrum`}</title>
      <div className="eyebrow">{t('firstRun.eyebrow')}</div>
      <h1 className="answer">
        <RichText text={`firstRun.${step}.title`} />
      </h1>
      <p className="sub">{t(`firstRun.${step}.sub`)}</p>
      <StepBar label={t('firstRun.steps')} steps={steps.map((each) => t(`firstRun.step.${each}`))} current={steps.indexOf(step)} />
      {step === 'administrator' ? (
        <AdministratorStep
          draft={draft}
          error={setUp.error}
          onChange={change}
          onNext={() => {
            setUp.reset();
            go('model');
          }}
        />
      ) : null}
      {step === 'model' ? (
        <ModelStep
          draft={draft}
          pending={setUp.isPending}
          error={setUp.error}
          onChange={change}
          onBack={() => go(undefined)}
          onUse={(blank) => setUp.mutate({ ...draft, blank })}
        />
      ) : null}
      {step === 'import' ? <ImportStep onSkip={() => go('invite')} /> : null}
      {step === 'invite' ? <InviteStep onDone={() => void navigate({ to: '/' })} /> : null}
    </BarePage>
  );
}

/** The step on screen: the wanted one where it can be shown. Null when nothing is left to set up. */
function stepOf(wanted: Step | undefined, signedIn: boolean, draft: Draft): Step | null {
  if (signedIn) return wanted === 'import' || wanted === 'invite' ? wanted : wanted === undefined ? null : 'import';
  // after a reload the password is gone and has to be typed again
  return wanted === 'model' && draft.password ? 'model' : 'administrator';
}
