import { api } from '../../api/index.ts';

/** Whether the installation is set up, and with what templates it could be. Changes once in its life. */
export const setupQuery = () => api.session.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY });
