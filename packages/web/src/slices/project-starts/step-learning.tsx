import type { ProcedureRunTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';

/** The courses of the open step, and who of the customer has learned them. */
export function StepLearning({ run }: { run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const codes = run.procedure.steps.find(({ id }) => id === run.stepId)?.courses ?? [];
  const enabled = codes.length > 0 && can('facts.read');
  const found = useQuery({ ...api.trainingCoverage.account.queryOptions({ input: { accountId: run.accountId } }), enabled });
  if (!codes.length || !found.data) return null;
  const learned = found.data.team.flatMap(({ contactName, courses }) => courses.map((course) => ({ contactName, ...course })));
  return (
    <section className="panelPart">
      <h3 className="lbl">{t('starting.learning')}</h3>
      {codes.map((code) => {
        const people = learned.filter(({ courseCode }) => courseCode === code);
        const done = people.filter(({ state }) => state === 'learned' || state === 'certified');
        return (
          <p key={code}>
            <b>{people[0]?.courseTitle[language] ?? code}</b>
            <span className="note block">
              {people.length ? t('starting.learned', { done: done.length, all: people.length }) : t('starting.nobodyLearns')}
            </span>
            {people.length > done.length ? (
              <span className="note block">
                {t('starting.notYet', {
                  names: people
                    .filter((one) => !done.includes(one))
                    .map(({ contactName }) => contactName ?? '—')
                    .join(t('procedure.itemsComma')),
                })}
              </span>
            ) : null}
          </p>
        );
      })}
    </section>
  );
}
