import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

/** Retries what did not answer; a refusal is final. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && (problemOf(error)?.status ?? 503) >= 500,
      refetchOnWindowFocus: true,
    },
  },
});
