import type { Account, Attachment } from '@fulcrum/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf, uploadAttachment } from '../../api/index.ts';
import { ActionProblem, EmptyState, Failure, FileDrop, SkeletonRows, type Undoable, UndoToast } from '../../kit/index.ts';
import './attachments.css';
import { FileList } from './file-list.tsx';
import { Uploading } from './uploading.tsx';
import { useUploads } from './use-uploads.ts';

const PAGE = 50;

interface AccountFilesProps {
  account: Account;
  facts: { isPast: boolean; day: string; may: (capability: 'attachments.write') => boolean };
}

/** Files kept with a customer: dropped here, opened or saved, removed and put back. */
export default function AccountFiles({ account, facts }: AccountFilesProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [done, setDone] = useState<Undoable | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const asOf = facts.isPast ? { asOf: facts.day } : {};
  const found = useInfiniteQuery(pagesOf(api.attachments.list, { accountId: account.id, limit: PAGE, ...asOf }));
  const refresh = () => queries.invalidateQueries({ queryKey: api.attachments.list.key() });
  const { waiting, add, dismiss } = useUploads((file, onProgress) => uploadAttachment(file, account.id, onProgress), refresh);
  const mayWrite = facts.may('attachments.write') && !facts.isPast;
  const act = async (work: () => Promise<unknown>) => {
    setProblem(null);
    await work().catch(setProblem);
    await refresh();
  };
  const remove = ({ id, accountId, name }: Attachment) =>
    void act(async () => {
      await client.attachments.remove({ id, accountId });
      setDone({ text: t('papers.removed', { name }), undo: () => void act(() => client.attachments.restore({ id, accountId })) });
    });
  const files = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="accountFiles" aria-label={t('papers.title')}>
      {mayWrite ? <FileDrop title={t('papers.drop')} hint={t('papers.dropHint')} multiple onFiles={add} /> : null}
      {waiting.map((each) => (
        <Uploading key={each.key} upload={each} onDismiss={() => dismiss(each.key)} />
      ))}
      <ActionProblem error={problem} />
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending && !found.error ? <SkeletonRows rows={5} /> : null}
      {found.data && files.length === 0 ? (
        <EmptyState title={t('papers.none')}>{t(mayWrite ? 'papers.noneDetail' : 'papers.noneRead')}</EmptyState>
      ) : null}
      {files.length > 0 ? (
        <FileList
          files={files}
          onRemove={mayWrite ? remove : undefined}
          more={found.hasNextPage}
          loading={found.isFetchingNextPage}
          onMore={() => void found.fetchNextPage()}
        />
      ) : null}
      <UndoToast done={done} onGone={() => setDone(null)} />
    </section>
  );
}
