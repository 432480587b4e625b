import type { Contact, Employment } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { client } from '../../api/index.ts';
import { ActionProblem, type Undoable } from '../../kit/index.ts';
import { useRefresh } from '../tasks/index.ts';

type Post = z.infer<typeof Employment>;
interface UnlinkProps {
  person: Contact;
  post: Post;
  /** All posts of the history, this one among them. */
  others: readonly Post[];
  onDone: (done: Undoable) => void;
}

/** Takes a post out of the history: it is somebody else's. */
export function Unlink({ person, post, others, onDone }: UnlinkProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const rest = others.find(({ contactId, accountId }) => contactId !== post.contactId && accountId !== post.accountId);
  const unlink = useMutation({
    mutationFn: () => client.contacts.unlink({ id: post.contactId }),
    onSuccess: async () => {
      await refresh();
      const undo = rest ? () => void client.contacts.link({ id: rest.contactId, otherId: post.contactId }).then(refresh) : undefined;
      onDone({ text: t('peopleTab.unlinked', { name: person.name, customer: post.accountName }), ...(undo ? { undo } : {}) });
    },
  });
  return (
    <span>
      <Button
        size="small"
        type="link"
        className="moreRows"
        loading={unlink.isPending}
        onClick={() => unlink.mutate()}
        aria-label={t('peopleTab.unlinkOf', { customer: post.accountName })}
      >
        {t('peopleTab.unlink')}
      </Button>
      <ActionProblem error={unlink.error} />
    </span>
  );
}
