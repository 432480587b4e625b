import { api, client, useTimeZone } from '../../api/index.ts';
import { usePortalMe } from '../portal/portal-me.ts';

/** The same verbs, by the door of the one or the other: ours, or customers' people. */
export interface Learning {
  api: typeof api.learning | typeof api.portalLearning;
  client: typeof client.learning | typeof client.portalLearning;
  /** Where the clock stands by which sessions are held. */
  useTimeZone: () => string | undefined;
}
export const ours: Learning = { api: api.learning, client: client.learning, useTimeZone };
export const theirs: Learning = { api: api.portalLearning, client: client.portalLearning, useTimeZone: () => usePortalMe()?.timeZone };
