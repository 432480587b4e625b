import { useNavigate } from '@tanstack/react-router';
import { AccountStarts } from '../project-starts/account-starts.tsx';
import { RunLines } from './run-lines.tsx';

/** The procedures that are under way at a customer. */
export function AccountProcedures({ accountId }: { accountId: string }) {
  const navigate = useNavigate();
  return (
    <>
      <AccountStarts accountId={accountId} />
      <RunLines accountId={accountId} onOpen={(run) => void navigate({ to: '/strategy/procedures', search: { run, view: 'open' } })} />
    </>
  );
}
