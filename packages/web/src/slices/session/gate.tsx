import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { onSessionEnded, problemOf, sessionEnded } from '../../api/index.ts';
import { Failure } from '../../kit/index.ts';
import { BarePage } from './bare-page.tsx';
import { SessionEnded } from './session-ended.tsx';
import { setupQuery } from './setup-query.ts';
import { SignInPage } from './sign-in-page.tsx';
import { SignedIn } from './signed-in.tsx';
import { meQuery } from './use-me.ts';

const FIRST_RUN = '/first-run';

/** Customers have a gate of their own: nothing is asked of the staff's session there. */
const isPortal = (path: string): boolean => /^\/(portal|help)(\/|$)/.test(path);

export function Gate() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return isPortal(path) ? <Outlet /> : <StaffGate path={path} />;
}

/** What stands before every page: first run, sign-in at the wanted address, or the product. A session that ends later is asked for on top. */
function StaffGate({ path }: { path: string }) {
  const setup = useQuery(setupQuery());
  const me = useQuery(meQuery());
  const ended = useSyncExternalStore(onSessionEnded, sessionEnded);
  const retry = () => void Promise.all([setup.refetch(), me.refetch()]);

  if (me.data) {
    return (
      <>
        <SignedIn me={me.data} bare={path === FIRST_RUN} />
        {ended ? <SessionEnded me={me.data} /> : null}
      </>
    );
  }
  const failed = setup.error ?? (problemOf(me.error)?.status === 401 ? null : me.error);
  if (failed) {
    return (
      <BarePage narrow>
        <title>Fulcrum</title>
        <Failure level={1} error={failed} onRetry={retry} />
      </BarePage>
    );
  }
  if (!setup.data || me.isPending) return <BarePage narrow>{null}</BarePage>;
  if (setup.data.setUp) return <SignInPage organisation={setup.data.organisation} />;
  return path === FIRST_RUN ? <Outlet /> : <Navigate to={FIRST_RUN} replace />;
}
