import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';
import { setSessionEnded } from './session-ended.ts';

const listen = (error: unknown): void => {
  if (problemOf(error)?.code === 'access.sign_in') setSessionEnded(true);
};

/** Retries what did not answer; a refusal is final. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: listen }),
  mutationCache: new MutationCache({ onError: listen }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && (problemOf(error)?.status ?? 503) >= 500,
      refetchOnWindowFocus: true,
    },
  },
});
