import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { api, onSessionEnded, problemOf, sessionEnded } from '../../api/index.ts';
import { changePreferences, Failure, preferences } from '../../kit/index.ts';
import { Enter } from './enter.tsx';
import { PortalLayout } from './portal-layout.tsx';
import { PortalMeContext, portalMeQuery } from './portal-me.ts';

/** Pages that sign in: nobody is asked who they are there. */
const ENTERING = ['/portal/enter', '/portal/sso/callback'];
const isHelp = (path: string): boolean => path === '/portal' || path.startsWith('/portal/articles/');

/** What stands before every page of the portal: sign-in at the wanted address, or the page. Nothing of ours is asked for here. */
export default function PortalFrame() {
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/(.)\/$/, '$1') });
  const status = useQuery(api.portal.status.queryOptions({ input: {}, staleTime: 300_000 }));
  const found = useQuery({ ...portalMeQuery(), enabled: !ENTERING.includes(path) });
  const ended = useSyncExternalStore(onSessionEnded, sessionEnded);
  const me = ended ? null : (found.data ?? null);
  useEffect(() => {
    if (me?.language && me.language !== preferences().language) changePreferences({ language: me.language });
  }, [me?.language]);

  const failed = status.error ?? (problemOf(found.error)?.status === 401 ? null : found.error);
  const retry = () => void Promise.all([status.refetch(), found.refetch()]);
  const isPublic = !me && Boolean(found.error) && (status.data?.publicHelp ?? false) && isHelp(path);
  const page = () => {
    if (failed) return <Failure level={1} error={failed} onRetry={retry} />;
    if (ENTERING.includes(path) || me || isPublic) return <Outlet />;
    return (found.error || ended) && status.data ? <Enter /> : null;
  };
  return (
    <PortalMeContext value={me}>
      <PortalLayout organisation={status.data?.organisation ?? ''} isPublic={isPublic && !failed}>
        {page()}
      </PortalLayout>
    </PortalMeContext>
  );
}
