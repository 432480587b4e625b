import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, Failure, RelativeTime, SkeletonRows } from '../../kit/index.ts';
import { agentName } from './agent-name.ts';
import { Section } from './section.tsx';

/** Where the reader is signed in; each can be ended. */
export function MySessions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useQuery(api.session.sessions.queryOptions({ input: {} }));
  const revoke = useMutation({
    mutationFn: (id: string) => client.session.revokeSession({ id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.session.sessions.key() }),
  });
  return (
    <Section title={t('mine.sessions')} note={t('mine.sessionsNote')}>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} level={3} /> : null}
      {query.isPending ? <SkeletonRows rows={2} /> : null}
      <ul className="mineList">
        {query.data?.items.map((session) => (
          <li key={session.id}>
            <div className="grow">
              <div className={session.current ? 'strong' : undefined}>{agentName(session.agent) ?? t('mine.unknownDevice')}</div>
              <div className="note">
                {session.address} · {t('mine.lastSeen')} <RelativeTime value={session.seenAt} />
              </div>
            </div>
            {session.current ? (
              <span className="tag">{t('mine.thisDevice')}</span>
            ) : (
              <Button size="small" loading={revoke.isPending && revoke.variables === session.id} onClick={() => revoke.mutate(session.id)}>
                {t('mine.endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ActionProblem error={revoke.error} />
    </Section>
  );
}
