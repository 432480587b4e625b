import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useActive } from './use-active.ts';

const AGAIN_MS = 15_000;
/** Who reads a long mail touches nothing for a while. */
const IDLE_MS = 180_000;

/** Says that I am here, and warns that somebody else is answering the same request. */
export function OthersHere({ id, writing }: { id: string; writing: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = (names: readonly string[]) => new Intl.ListFormat(language === 'zh' ? 'zh' : 'en', { type: 'conjunction' }).format(names);
  const active = useActive(IDLE_MS);
  const { data } = useQuery({
    queryKey: ['present', id, writing],
    queryFn: () => client.serviceRequests.present({ id, writing }),
    refetchInterval: AGAIN_MS,
    enabled: active,
    placeholderData: (before) => before,
    retry: false,
  });
  const named = (is: boolean) =>
    (data?.others ?? []).filter((other) => other.writing === is).map(({ name }) => name ?? t('desk.here.somebody'));
  const [writers, readers] = [named(true), named(false)];
  return (
    <div role="status" className="othersHere">
      {writers.length ? <p className="othersWriting">{t('desk.here.writing', { names: list(writers) })}</p> : null}
      {readers.length ? <p className="note">{t('desk.here.reading', { names: list(readers) })}</p> : null}
    </div>
  );
}
