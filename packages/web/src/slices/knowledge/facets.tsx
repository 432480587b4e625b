import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KnowledgeSearch } from './knowledge.search.ts';

type Facet = readonly { value: string; name: string; count: number }[];
interface FacetsProps {
  facets: Record<'product' | 'audience' | 'language' | 'category', Facet>;
}
const KINDS = ['product', 'category', 'audience', 'language'] as const;

/** How the answers lie, each a link that narrows to it; the one in force widens again. */
export function Facets({ facets }: FacetsProps) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/service/knowledge' });
  const called = (kind: (typeof KINDS)[number], { value, name }: Facet[number]): string =>
    kind === 'audience' ? t(`knowing.audience.${value as 'public'}`) : kind === 'language' ? t(`knowing.language.${value as 'zh'}`) : name;
  const shown = KINDS.filter((kind) => search[kind] || facets[kind].length > 1);
  if (!shown.length) return null;
  return (
    <aside className="facets" aria-label={t('knowing.narrow')}>
      {shown.map((kind) => (
        <section key={kind}>
          <h2 className="lbl">{t(`knowing.facet.${kind}`)}</h2>
          <ul>
            {facets[kind].map((facet) => {
              const on = search[kind] === facet.value;
              const next = { ...search, [kind]: on ? undefined : facet.value } as KnowledgeSearch;
              return (
                <li key={facet.value}>
                  <Link
                    to="/service/knowledge"
                    search={next}
                    className={on ? 'facet on' : 'facet'}
                    aria-current={on ? 'true' : undefined}
                    replace
                  >
                    <span>{called(kind, facet)}</span>
                    <b className="num">{facet.count}</b>
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </aside>
  );
}
