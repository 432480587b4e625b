import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { QuestionBox } from '../knowledge/question-box.tsx';

const useSuggested = (q: string, enabled: boolean) =>
  useQuery(api.portalHelp.suggest.queryOptions({ input: { q }, enabled, placeholderData: keepPreviousData })).data?.items ?? [];

/** The box of the portal, which suggests what a customer may read. */
export function HelpBox({ q, onAsk }: { q: string | undefined; onAsk: (question: string) => void }) {
  const { t } = useTranslation();
  const words = { label: t('portal.home.label'), placeholder: t('portal.home.placeholder'), go: t('portal.home.go') };
  return <QuestionBox {...{ q, onAsk, useSuggested, words }} side="portal" className="portalAsk" />;
}
