import type { Account } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { TagAccounts } from '../tags/tag-accounts.tsx';
import { TagChips } from '../tags/tag-chips.tsx';
import { type AccountFacts, useAccountAddress } from './use-account.ts';

/** The account's tags on the day shown, and the way to change them. */
export function AccountTags({ account, facts }: { account: Account; facts: AccountFacts }) {
  const { t } = useTranslation();
  const { search } = useAccountAddress();
  const [open, setOpen] = useState(false);
  const asOf = search.asOf ?? facts.today;
  const found = useQuery({ ...api.tags.ofAccount.queryOptions({ input: { accountId: account.id, asOf } }), enabled: Boolean(asOf) });
  const tags = found.data?.items.map(({ tagId, ...tag }) => ({ id: tagId, ...tag })) ?? [];
  const editable = facts.may('accounts.write') && !facts.isPast;
  if (!tags.length && !editable) return null;
  return (
    <div className="row accountTags">
      <TagChips tags={tags} />
      {editable ? (
        <Button size="small" type="link" onClick={() => setOpen(true)}>
          {t(tags.length ? 'segment.tag.edit' : 'segment.tag.first')}
        </Button>
      ) : null}
      {open ? (
        <TagAccounts
          count={1}
          selection={{ ids: [account.id] }}
          present={tags.map(({ id }) => id)}
          onClose={() => setOpen(false)}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
