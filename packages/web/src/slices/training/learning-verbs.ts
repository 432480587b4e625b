import { api, client } from '../../api/index.ts';

/** The same verbs, by the door of the one or the other: ours, or customers' people. */
export interface Learning {
  api: typeof api.learning | typeof api.portalLearning;
  client: typeof client.learning | typeof client.portalLearning;
}
export const ours: Learning = { api: api.learning, client: client.learning };
export const theirs: Learning = { api: api.portalLearning, client: client.portalLearning };
