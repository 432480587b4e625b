export { api, client } from './client.ts';
export { CallFailed, type Problem, problemOf } from './problem.ts';
export { queryClient } from './query-client.ts';
export { exportUrl, rejectedUrl, uploadImport } from './streams.ts';
