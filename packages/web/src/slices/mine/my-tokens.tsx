import type { Capability } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, Failure, RelativeTime, SkeletonRows } from '../../kit/index.ts';
import type { Me } from '../session/use-me.ts';
import { Section } from './section.tsx';
import { TokenForm } from './token-form.tsx';

/** Tokens for programs that act for the reader; each is shown once. */
export function MyTokens({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const query = useQuery(api.identity.listTokens.queryOptions({ input: {} }));
  const reload = () => queries.invalidateQueries({ queryKey: api.identity.listTokens.key() });
  const revoke = useMutation({ mutationFn: (id: string) => client.identity.revokeToken({ id }), onSuccess: reload });
  const scopes = (list: string[]) =>
    list.length === 0 ? t('mine.allScopes') : list.map((scope) => t(`mine.may.${scope as Capability}`)).join(t('importing.listComma'));
  return (
    <Section title={t('mine.tokens')} note={t('mine.tokensNote')}>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} level={3} /> : null}
      {query.isPending ? <SkeletonRows rows={2} /> : null}
      {made ? (
        <div className="madeToken" role="status">
          <p className="strong">{t('mine.tokenOnce')}</p>
          <Typography.Text copyable={{ text: made, tooltips: false }} className="num">
            {made}
          </Typography.Text>
        </div>
      ) : null}
      {query.data && query.data.items.length > 0 ? (
        <ul className="mineList">
          {query.data.items.map((token) => (
            <li key={token.id}>
              <div className="grow">
                <div>{token.name}</div>
                <div className="note">
                  {scopes(token.scopes)} · {token.usedAt ? t('mine.used') : t('mine.neverUsed')}{' '}
                  {token.usedAt ? <RelativeTime value={token.usedAt} /> : null}
                  {token.expiresAt ? (
                    <>
                      {' · '}
                      {t('mine.expires')} <RelativeTime value={token.expiresAt} />
                    </>
                  ) : null}
                </div>
              </div>
              <Button size="small" loading={revoke.isPending && revoke.variables === token.id} onClick={() => revoke.mutate(token.id)}>
                {t('mine.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {adding ? (
        <TokenForm
          may={me.may}
          onMade={(token) => {
            setMade(token);
            setAdding(false);
            void reload();
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>{t('mine.addToken')}</Button>
      )}
      <ActionProblem error={revoke.error} />
    </Section>
  );
}
