import type { NotAsked, Survey } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, Failure, SkeletonRows } from '../../kit/index.ts';
import { SurveyPeople } from './survey-people.tsx';

/** Whom it asks today, why not the others, each with the people behind the number, and the button that begins or ends it. */
export function SurveyPreview({ survey: { id, state, revision } }: { survey: Survey }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<NotAsked | 'asked' | null>(null);
  const found = useQuery(api.surveys.preview.queryOptions({ input: { id } }));
  const isDraft = state === 'draft';
  const move = useChange({
    work: () => (isDraft ? client.surveys.start({ id, revision }) : client.surveys.end({ id, revision })),
    said: () => t(isDraft ? 'surveying.started' : 'surveying.ended'),
    changes: [api.surveys.key()],
  });
  const preview = found.data;
  const groups: { key: NotAsked | 'asked'; label: string; people: number }[] = [
    { key: 'asked', label: t('surveying.preview.wouldBe'), people: preview?.asked ?? 0 },
    ...(preview?.notAsked ?? []).map(({ reason, people }) => ({ key: reason, label: t(`surveying.reason.${reason}`), people })),
  ];
  return (
    <section className="workForm" aria-label={t('surveying.preview.title')}>
      <h3 className="lbl">{t('surveying.preview.title')}</h3>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : preview ? (
        <>
          <p>{t('surveying.preview.asked', { count: preview.asked, people: preview.people, accounts: preview.askedAccounts })}</p>
          {preview.due ? null : <p className="note">{t('surveying.preview.notDue')}</p>}
          <ul className="plainList surveyGroups">
            {groups
              .filter(({ people }) => people)
              .map(({ key, label, people }) => (
                <li key={key}>
                  <button type="button" className="door" aria-expanded={shown === key} onClick={() => setShown(shown === key ? null : key)}>
                    {label} <b className="num">{people}</b>
                  </button>
                  {shown === key ? <SurveyPeople id={id} reason={key === 'asked' ? undefined : key} /> : null}
                </li>
              ))}
          </ul>
        </>
      ) : (
        <SkeletonRows rows={3} />
      )}
      <ActionProblem error={move.error} />
      <Button type={isDraft ? 'primary' : 'default'} loading={move.isPending} onClick={() => move.mutate()}>
        {t(isDraft ? 'surveying.start' : 'surveying.end')}
      </Button>
    </section>
  );
}
