import type { Mailbox } from '@fulcrum/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { TargetLine } from '../sending/target-line.tsx';
import { TargetsPanel } from '../sending/targets-panel.tsx';
import { MailboxForm } from './mailbox-form.tsx';

/** Mailboxes that mail is taken from: how each does, a test, and a form to add or change one. */
export function MailboxesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const found = useQuery(api.mailboxes.list.queryOptions({ input: {} }));
  const about = ({ address, enabled, mails, askedAt, error }: Mailbox) => [
    address,
    t('inbound.mails', { count: mails }),
    ...(enabled ? [] : [t('inbound.disabled')]),
    ...(askedAt ? [t('inbound.asked', { moment: formatDate(askedAt, language, { style: 'minute' }) })] : []),
    ...(error ? [t('inbound.refused', { error })] : []),
  ];
  const test = async (id: string) => {
    const { ok, error } = await client.mailboxes.test({ id });
    await queries.invalidateQueries({ queryKey: api.mailboxes.key() });
    return { sent: ok, error };
  };
  return (
    <TargetsPanel
      text={{ title: t('inbound.boxes'), note: t('inbound.boxesNote'), none: t('inbound.boxesNone'), add: t('inbound.add') }}
      found={found}
      line={(mailbox, onOpen) => (
        <TargetLine
          key={mailbox.id}
          name={mailbox.name}
          note={about(mailbox).join(' · ')}
          test={mailbox.kind === 'imap' ? () => test(mailbox.id) : undefined}
          taken={t('inbound.works')}
          refused={(error) => t('inbound.refused', { error })}
          onOpen={onOpen}
        />
      )}
      form={(before, onDone) => <MailboxForm before={before} onDone={onDone} />}
      onClose={onClose}
    />
  );
}
