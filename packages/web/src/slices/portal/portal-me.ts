import type { PortalMe } from '@fulcrum/contract';
import { createContext, use } from 'react';
import { api } from '../../api/index.ts';

export const portalMeQuery = () => api.portal.me.queryOptions({ input: {}, staleTime: 300_000 });

/** Who is signed in to the portal; null: nobody, who reads the public articles. */
export const PortalMeContext = createContext<PortalMe | null>(null);
export const usePortalMe = (): PortalMe | null => use(PortalMeContext);
