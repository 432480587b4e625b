import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { FoundLink } from '../knowledge/found-link.tsx';

/** Articles that may answer what is about to be asked. One that does spares its writer the wait: that is counted, once a form. */
export function AskedArticles({ question, formId, onAnswered }: { question: string; formId: string; onAnswered: () => void }) {
  const { t } = useTranslation();
  const asked = useDeferredValue(question.trim());
  const { data } = useQuery(
    api.portalHelp.suggest.queryOptions({ input: { q: asked, limit: 3 }, enabled: asked.length > 1, placeholderData: keepPreviousData }),
  );
  const answered = useMutation({
    mutationFn: (articleId: string) => client.portalHelp.answered({ formId, articleId, question: asked }),
    onSuccess: onAnswered,
  });
  if (asked.length < 2 || !data?.items.length) return null;
  return (
    <section className="portalHints" aria-label={t('portal.form.suggested')}>
      <p className="note">{t('portal.form.suggested')}</p>
      <ul className="portalList">
        {data.items.map((one) => (
          <li key={`${one.id}${one.language}`} className="row wrap">
            <FoundLink found={one} side="portal" className="grow" target="_blank">
              {one.title}
            </FoundLink>
            {one.origin === 'article' ? (
              <Button size="small" loading={answered.isPending && answered.variables === one.id} onClick={() => answered.mutate(one.id)}>
                {t('portal.form.answered')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
