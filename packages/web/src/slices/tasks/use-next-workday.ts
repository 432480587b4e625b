import { useQueries } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { addDays, nextWorkday } from '../../kit/index.ts';

/** No holiday is longer. */
const AHEAD = 30;
const HOUR = 3_600_000;

/** The next day that the installation works; Monday to Friday until its calendar has come. */
export function useNextWorkday(today: string): string {
  const years = [...new Set([today, addDays(today, AHEAD)].map((day) => Number(day.slice(0, 4))))];
  const found = useQueries({
    queries: years.map((year) => ({ ...api.calendar.year.queryOptions({ input: { year } }), enabled: today !== '', staleTime: HOUR })),
  });
  const marked = found.flatMap(({ data }) => data?.days ?? []);
  return nextWorkday(today, new Map(marked.map(({ on, off }) => [on, off])));
}
