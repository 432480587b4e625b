import type { Article, ArticleText } from '@fulcrum/contract';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { AboutForm } from './about-form.tsx';
import { TextForm, type TextValues } from './text-form.tsx';

interface WriteProps {
  article: Article;
  language: 'zh' | 'en';
  /** What the form begins with: the draft, else what is read. */
  from: ArticleText | undefined;
  written: ArticleText | undefined;
}

/** The draft of an article in a language, and beside it whom the article is for. */
export function WriteArticle({ article, language, from, written }: WriteProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = article;
  const save = useChange({
    work: (values: TextValues) => client.articles.write({ id, language, ...values, ...(written ? { revision: written.revision } : {}) }),
    changes: [api.articles.key()],
    said: () => t('knowing.form.saved'),
  });
  return (
    <div className="articleGrid">
      <TextForm
        name={`article:${id}:${language}`}
        from={{ title: from?.title ?? '', body: from?.body ?? '', questions: from?.questions ?? [], note: written?.note ?? '' }}
        articleId={id}
        busy={save.isPending}
        error={save.error}
        onSave={(values) =>
          save.mutate(values, {
            onSuccess: () => void navigate({ to: '/service/knowledge/$articleId', params: { articleId: id }, search: { language } }),
          })
        }
      />
      <AboutForm key={article.revision} article={article} />
    </div>
  );
}
