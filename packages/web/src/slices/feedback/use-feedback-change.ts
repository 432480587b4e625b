import { api, useChange } from '../../api/index.ts';

/** Changes feedback: lists, boards, items and who asked are read again. */
export const useFeedbackChange = <Input, Done>(work: (input: Input) => Promise<Done>, said: (done: Done, input: Input) => string) =>
  useChange({ work, said, changes: [api.feedback.key(), api.feedbackAsks.key()] });
