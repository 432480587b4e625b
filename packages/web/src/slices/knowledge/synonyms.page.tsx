import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, EmptyState, Failure, PageHead, PanelLayout, RichText, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { SynonymForm } from './synonym-form.tsx';
import './knowledge.css';

type Groups = readonly (readonly string[])[];

/** Which words mean the same to the search? */
export default function SynonymsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const may = can('articles.publish');
  // The place of the group that is written; -1: a new one.
  const [at, setAt] = useState<number | null>(null);
  const found = useQuery(api.articles.synonyms.queryOptions({ input: {} }));
  const groups: Groups = found.data?.groups ?? [];
  const save = useChange({
    work: (next: Groups) => client.articles.setSynonyms({ groups: next.map((words) => [...words]) }),
    changes: [api.articles.key()],
    said: (_, next) => t(next.length < groups.length ? 'knowing.synonyms.removed' : 'knowing.synonyms.saved'),
  });
  const write = (words: string[]) =>
    save.mutate(at === -1 ? [...groups, words] : groups.map((group, place) => (place === at ? words : group)), {
      onSuccess: () => setAt(null),
    });
  const others = groups.filter((_, place) => place !== at).flat();
  return (
    <PanelLayout
      size="script"
      panel={
        at === null ? null : (
          <SynonymForm
            key={at}
            words={groups[at] ?? []}
            others={others}
            busy={save.isPending}
            error={save.error}
            onSave={write}
            onClose={() => setAt(null)}
          />
        )
      }
    >
      <PageHead
        title={t('shell.page.synonyms')}
        eyebrow={t('shell.page.searches')}
        answer={
          !found.data ? (
            '…'
          ) : groups.length ? (
            <RichText text="knowing.synonyms.answer" values={{ count: groups.length }} />
          ) : (
            t('knowing.synonyms.none')
          )
        }
        sub={t('knowing.synonyms.sub')}
        actions={
          may ? (
            <Button type="primary" onClick={() => setAt(-1)}>
              {t('knowing.synonyms.add')}
            </Button>
          ) : undefined
        }
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={6} />
      ) : groups.length === 0 ? (
        <EmptyState title={t('knowing.synonyms.begin')}>{t('knowing.synonyms.detail')}</EmptyState>
      ) : (
        <ul className="offerList">
          {groups.map((words, place) => (
            <li key={words.join(' ')}>
              <span>{words.join(' = ')}</span>
              {may ? (
                <span className="row">
                  <Button size="small" onClick={() => setAt(place)}>
                    {t('knowing.synonyms.edit')}
                  </Button>
                  <Button size="small" loading={save.isPending} onClick={() => save.mutate(groups.filter((_, other) => other !== place))}>
                    {t('knowing.synonyms.remove')}
                  </Button>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {at === null ? <ActionProblem error={save.error} /> : null}
    </PanelLayout>
  );
}
