import type { RecurringQuestion } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, ButtonLink, DockedPanel, Failure, RelativeTime, SkeletonRows } from '../../kit/index.ts';
import { FoundLink } from './found-link.tsx';

interface PanelProps {
  of: RecurringQuestion;
  days: number;
  productId: string | undefined;
  onClose: () => void;
}

/** A recurring question: how it is asked, where, what there is already, and what to make of it. */
export function RecurringPanel({ of, days, productId, onClose }: PanelProps) {
  const { t } = useTranslation();
  return (
    <DockedPanel
      eyebrow={t('shell.page.recurring')}
      title={of.question}
      onClose={onClose}
      foot={<Acts of={of} productId={productId} onDone={onClose} />}
    >
      {of.decidedAt ? (
        <p className="note">
          {t('knowing.recurring.decided', { name: of.decidedByName ?? '—' })}
          <RelativeTime value={of.decidedAt} />
        </p>
      ) : null}
      <section>
        <h3 className="lbl">{t('knowing.recurring.samples')}</h3>
        <ul className="questionList">
          {of.samples.map((sample) => (
            <li key={sample}>{sample}</li>
          ))}
        </ul>
        <p className="note">
          {t('knowing.recurring.terms')} {of.terms.join(t('measures.op.comma'))}
        </p>
      </section>
      <Near question={of.question} />
      <Askings id={of.id} days={days} productId={productId} />
    </DockedPanel>
  );
}

function Near({ question }: { question: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.articles.suggest.queryOptions({ input: { q: question.slice(0, 300), limit: 3 } }));
  if (!found.data?.items.length) return null;
  return (
    <section>
      <h3 className="lbl">{t('knowing.recurring.near')}</h3>
      <ul className="plainList">
        {found.data.items.map((one) => (
          <li key={`${one.id}${one.language}`}>
            <FoundLink found={one} side="desk" anchor={one.anchor} className="door">
              {one.title}
            </FoundLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Askings({ id, days, productId }: { id: string; days: number; productId: string | undefined }) {
  const { t } = useTranslation();
  const found = useQuery(api.recurringQuestions.askings.queryOptions({ input: { id, days, productId } }));
  return (
    <section>
      <h3 className="lbl">{t('knowing.recurring.askings')}</h3>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={4} />
      ) : (
        <ul className="plainList">
          {found.data.items.map(({ question, requestId, number, accountName, productName, times, lastAt }) => (
            <li key={requestId ?? question}>
              {requestId ? (
                <Link className="door" to="/service/requests/$requestId" params={{ requestId }}>
                  #{number} {question}
                </Link>
              ) : (
                question
              )}{' '}
              <span className="note">
                {[requestId ? null : t('knowing.recurring.searched', { count: times }), accountName, productName]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                <RelativeTime value={lastAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Acts({ of, productId, onDone }: { of: RecurringQuestion; productId: string | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const changes = [api.recurringQuestions.key(), api.articles.key()];
  const { id } = of;
  const draft = useChange({
    work: () => client.recurringQuestions.draft({ id, language, productId }),
    changes,
    said: () => t('knowing.recurring.drafted'),
  });
  const dismiss = useChange({
    work: () => client.recurringQuestions.dismiss({ id }),
    changes,
    said: () => t('knowing.recurring.dismissed'),
  });
  const reopen = useChange({ work: () => client.recurringQuestions.reopen({ id }), changes, said: () => t('knowing.recurring.reopened') });
  const opened = (articleId: string) =>
    void navigate({ to: '/service/knowledge/$articleId', params: { articleId }, search: { language, view: 'write' } });
  return (
    <div className="row wrap">
      {of.state === 'open' ? (
        <>
          <Button
            type="primary"
            loading={draft.isPending}
            onClick={() => draft.mutate(undefined, { onSuccess: (made) => opened(made.articleId) })}
          >
            {t('knowing.recurring.draft')}
          </Button>
          <Button loading={dismiss.isPending} onClick={() => dismiss.mutate(undefined, { onSuccess: onDone })}>
            {t('knowing.recurring.dismiss')}
          </Button>
        </>
      ) : (
        <>
          {of.articleId ? (
            <ButtonLink to="/service/knowledge/$articleId" params={{ articleId: of.articleId }} primary>
              {t('knowing.recurring.toDraft')}
            </ButtonLink>
          ) : null}
          <Button loading={reopen.isPending} onClick={() => reopen.mutate(undefined, { onSuccess: onDone })}>
            {t('knowing.recurring.reopen')}
          </Button>
        </>
      )}
      <ActionProblem error={draft.error ?? dismiss.error ?? reopen.error} />
    </div>
  );
}
