import { api, useChange } from '../../api/index.ts';

/** Does something with a call; everything that shows calls or requests is read again. */
export const useCallAction = <Input, Done>(work: (input: Input) => Promise<Done>, said: (done: Done) => string) =>
  useChange({ work, said, changes: [api.calls.key(), api.serviceRequests.key()] });
