import type { Delivery } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel, formatDate } from '../../kit/index.ts';
import { DeliveryState } from './delivery-state.tsx';

/** One delivery: what the other side answered, when it is tried again, and a way to do that now. */
export function DeliveryPanel({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => client.deliveries.retry({ id: delivery.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.deliveries.key() }),
  });
  const moment = (value: string) => formatDate(value, language, { style: 'minute' });
  return (
    <DockedPanel
      eyebrow={t('shell.page.sending')}
      title={delivery.subject}
      onClose={onClose}
      foot={
        delivery.error && delivery.state !== 'sent' ? (
          <Button loading={retry.isPending} onClick={() => retry.mutate()}>
            {t('sending.retry')}
          </Button>
        ) : undefined
      }
    >
      <DeliveryState delivery={delivery} />
      {delivery.error ? (
        <>
          <h3 className="lbl">{t('sending.error')}</h3>
          <p className="prose sendingError">{delivery.error}</p>
        </>
      ) : null}
      <dl className="panelFacts">
        <Fact label={t('sending.to')}>{delivery.to}</Fact>
        {delivery.accountName ? <Fact label={t('sending.account')}>{delivery.accountName}</Fact> : null}
        <Fact label={t('sending.attempts')}>{delivery.attempts}</Fact>
        {delivery.nextAt ? <Fact label={t('sending.nextAt')}>{moment(delivery.nextAt)}</Fact> : null}
        <Fact label={t('sending.when')}>{moment(delivery.createdAt)}</Fact>
        {delivery.endedAt ? <Fact label={t('sending.endedAt')}>{moment(delivery.endedAt)}</Fact> : null}
      </dl>
      <ActionProblem error={retry.error} />
    </DockedPanel>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt className="note">{label}</dt>
    <dd className="num">{children}</dd>
  </div>
);
