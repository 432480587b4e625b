import type { Article, ArticleText } from '@fulcrum/contract';
import { Button, DatePicker, Input, Popover } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, useFocusKept } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

interface ActsProps {
  article: Article;
  read: ArticleText | undefined;
  written: ArticleText | undefined;
  language: 'zh' | 'en';
}

/** What the article waits for: to be handed in, published or given back; and whether what is read still holds. */
export function ArticleActs({ article, read, written, language }: ActsProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { id } = article;
  const act = useChange({
    work: (work: () => Promise<Article>) => work(),
    changes: [api.articles.key()],
    said: () => t('knowing.act.done'),
  });
  useFocusKept([read?.state, written?.state, written?.revision].join());
  const publishes = can('articles.publish');
  const draft = written ? { id, language, revision: written.revision } : null;
  return (
    <>
      {publishes && read ? (
        <>
          <Holds onConfirm={(reviewOn) => act.mutate(() => client.articles.confirm({ id, reviewOn }))} />
          {read.state === 'published' ? (
            <Reasoned
              label={t('knowing.act.outdate')}
              onDone={(reason) => act.mutate(() => client.articles.outdate({ id, language, reason }))}
            />
          ) : null}
        </>
      ) : null}
      {draft && publishes && written?.state === 'review' ? (
        <Reasoned label={t('knowing.act.return')} onDone={(reason) => act.mutate(() => client.articles.return({ ...draft, reason }))} />
      ) : null}
      {draft && written?.state === 'draft' ? (
        <Button
          type={publishes ? 'default' : 'primary'}
          loading={act.isPending}
          onClick={() => act.mutate(() => client.articles.submit(draft))}
        >
          {t('knowing.act.submit')}
        </Button>
      ) : null}
      {draft && publishes ? (
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate(() => client.articles.publish(draft))}>
          {t('knowing.act.publish')}
        </Button>
      ) : null}
      <ActionProblem error={act.error} />
    </>
  );
}

function Reasoned({ label, onDone }: { label: string; onDone: (reason: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState(false);
  const content = (
    <form
      className="reasonForm"
      onSubmit={(event) => {
        event.preventDefault();
        setOpen(false);
        onDone(reason.trim());
      }}
    >
      <Input.TextArea
        aria-label={t('knowing.act.reason')}
        placeholder={t('knowing.act.reason')}
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={!reason.trim()}>
        {label}
      </Button>
    </form>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={content}>
      <Button>{label}</Button>
    </Popover>
  );
}

/** It was looked at and holds: until when? */
function Holds({ onConfirm }: { onConfirm: (reviewOn: string | null) => void }) {
  const { t } = useTranslation();
  const [day, setDay] = useState<Dayjs | null>(null);
  const [open, setOpen] = useState(false);
  const content = (
    <div className="reasonForm">
      <label htmlFor="articleReview">{t('knowing.act.next')}</label>
      <DatePicker id="articleReview" value={day} onChange={(value) => setDay(value as Dayjs | null)} />
      <Button
        type="primary"
        onClick={() => {
          setOpen(false);
          onConfirm(day?.format('YYYY-MM-DD') ?? null);
        }}
      >
        {t('knowing.act.confirm')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={content}>
      <Button>{t('knowing.act.confirm')}</Button>
    </Popover>
  );
}
