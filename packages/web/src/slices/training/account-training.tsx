import type { AccountCoverage } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { useAsOf } from '../account/use-account.ts';
import './training.css';

/** Who in a customer's team has learned what, and whether its owner has. */
export function AccountTraining({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const found = useQuery(api.trainingCoverage.account.queryOptions({ input: { accountId, ...asOf } }));
  return (
    <section aria-labelledby="account-training">
      <h2 className="section" id="account-training">
        {t('training.coverage')}
      </h2>
      {asOf.asOf ? null : <OwnerMissing accountId={accountId} />}
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={3} /> : null}
      {found.data ? <Team coverage={found.data} /> : null}
    </section>
  );
}

function OwnerMissing({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.trainingCoverage.owner.queryOptions({ input: { accountId } }));
  if (!data?.missing.length) return null;
  const courses = data.missing.map(({ courseTitle }) => courseTitle[language]).join(language === 'zh' ? '、' : ', ');
  return <p role="status">{t('training.ownerMissing', { name: data.name, courses })}</p>;
}

function Team({ coverage: { people, learned, team } }: { coverage: AccountCoverage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!team.length) return <p className="note">{t('training.coverageNone')}</p>;
  return (
    <>
      {people ? <p>{t('training.coverageShare', { learned, people })}</p> : null}
      <ul className="plainList courseList">
        {team.map(({ contactId, contactName, role, courses }) => (
          <li key={contactId}>
            <span className="strong">{contactName}</span> <span className="note">{role ? t(`customer.decisionRole.${role}`) : null}</span>
            {courses.map((one) => (
              <p key={one.courseId} className="coursePart">
                <span className="grow">
                  {one.courseTitle[language]}
                  {one.expected ? null : <span className="note"> · {t('training.unexpected')}</span>}
                </span>
                <span className={`tag learned-${one.state}`}>{t(`training.learned.${one.state}`)}</span>
                {one.until ? (
                  <span className="note">{t('training.certificateUntil', { day: formatDate(one.until, language) })}</span>
                ) : null}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
