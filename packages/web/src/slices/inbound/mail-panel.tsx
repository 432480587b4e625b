import type { InboundMail } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, ButtonLink, DockedPanel, Failure, formatBytes, formatDate, SkeletonRows } from '../../kit/index.ts';
import { InboundState } from './inbound-state.tsx';
import { useWhy } from './use-inbound-columns.tsx';

/** One mail that arrived: what became of it and why, and a way to have it handled after all. */
export function MailPanel({ mail, onClose }: { mail: InboundMail; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const why = useWhy()(mail);
  const take = useMutation({
    mutationFn: () => client.inboundMails.take({ id: mail.id }),
    onSuccess: async () => {
      message.success(t('inbound.taken'));
      await queries.invalidateQueries({ queryKey: api.inboundMails.key() });
    },
  });
  const mayBeTaken = mail.state === 'failed' || (mail.state === 'ignored' && mail.reason !== 'no_sender');
  return (
    <DockedPanel
      eyebrow={t('shell.page.inbound')}
      title={mail.subject || t('inbound.noSubject')}
      onClose={onClose}
      foot={
        mail.requestId ? (
          <ButtonLink to="/service/requests/$requestId" params={{ requestId: mail.requestId }}>
            {t('inbound.toRequest')}
          </ButtonLink>
        ) : mayBeTaken ? (
          <Button loading={take.isPending} onClick={() => take.mutate()}>
            {t(mail.state === 'failed' ? 'inbound.again' : 'inbound.take')}
          </Button>
        ) : undefined
      }
    >
      <InboundState state={mail.state} />
      {why ? (
        <>
          <h3 className="lbl">{t('inbound.why')}</h3>
          <p className="prose">{why}</p>
        </>
      ) : null}
      <dl className="panelFacts">
        <Fact label={t('inbound.from')}>{[mail.fromName, mail.from].filter(Boolean).join(' · ') || '—'}</Fact>
        {mail.proof ? (
          <Fact label={t('inbound.proof')}>
            {t(mail.proof.proven ? 'inbound.proven' : 'inbound.unproven')}
            <span className="note block">{mail.proof.said || t('inbound.saysNothing')}</span>
          </Fact>
        ) : null}
        <Fact label={t('inbound.mailbox')}>{mail.mailboxName ?? '—'}</Fact>
        <Fact label={t('inbound.size')}>{formatBytes(mail.bytes, language)}</Fact>
        <Fact label={t('inbound.when')}>{formatDate(mail.receivedAt, language, { style: 'minute' })}</Fact>
      </dl>
      <Words id={mail.id} />
      <ActionProblem error={take.error} />
    </DockedPanel>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt className="note">{label}</dt>
    <dd className="num">{children}</dd>
  </div>
);

/** What it says, and the names of its files. */
function Words({ id }: { id: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.inboundMails.get.queryOptions({ input: { id } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} level={3} />;
  if (!found.data) return <SkeletonRows rows={3} />;
  const { text, files } = found.data;
  return (
    <>
      <h3 className="lbl">{t('inbound.words')}</h3>
      {text === null ? <p className="note">{t('inbound.noWords')}</p> : <p className="inboundWords">{text || t('inbound.noText')}</p>}
      {files.length > 0 ? <p className="note">{t('inbound.files', { names: files.join(' · ') })}</p> : null}
    </>
  );
}
