import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useChange } from '../../api/use-change.ts';

type Mark = Parameters<typeof client.postings.mark>[0];

/** Says what became of pieces; lists and runs are read again. */
export function useMark(onDone: () => void) {
  const { t } = useTranslation();
  return useChange({
    work: async (mark: Mark) => {
      const done = await client.postings.mark(mark);
      onDone();
      return done;
    },
    changes: [api.postings.key(), api.plays.key()],
    said: ({ changed }, { state }) => t(`postings.marked.${state}`, { count: changed }),
  });
}
