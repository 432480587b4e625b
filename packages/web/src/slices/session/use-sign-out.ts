import { useCallback } from 'react';
import { client } from '../../api/index.ts';
import { leaveTo } from '../../shell/leave.ts';

/** Ends the session and starts the page anew, so that nothing of the person's data stays in memory, and no draft of theirs in the window. */
export function useSignOut(): () => void {
  return useCallback(async () => {
    await client.session.signOut({}).catch(() => undefined); // a session that is over already needs no ending
    leaveTo('/');
  }, []);
}
