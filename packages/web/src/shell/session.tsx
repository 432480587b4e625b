import { createContext, use } from 'react';

/** Who works here and what they may do. */
export interface Session {
  person: { name: string; note: string };
  organisation: string;
  /** Today by the organisation's clock, ISO. */
  today: string;
  can: (capability: string) => boolean;
  onSignOut?: () => void;
}

/** Before anyone has signed in: nobody, who may do nothing. */
const nobody: Session = { person: { name: '', note: '' }, organisation: '', today: '', can: () => false };

export const SessionContext = createContext<Session>(nobody);

/** The session of the page. */
export const useSession = (): Session => use(SessionContext);
