import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { QuestionBox } from './question-box.tsx';

const useSuggested = (q: string, enabled: boolean) =>
  useQuery(api.articles.suggest.queryOptions({ input: { q }, enabled, placeholderData: keepPreviousData })).data?.items ?? [];

/** The box of the desk, which suggests whatever its reader may see. */
export function SearchBox({ q, onAsk }: { q: string | undefined; onAsk: (question: string) => void }) {
  const { t } = useTranslation();
  const words = { label: t('knowing.ask.label'), placeholder: t('knowing.ask.placeholder'), go: t('knowing.ask.go') };
  return <QuestionBox {...{ q, onAsk, useSuggested, words }} side="desk" className="askBox" />;
}
