import type { Webhook } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { TargetLine } from './target-line.tsx';
import { TargetsPanel } from './targets-panel.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** Programs outside that steps of plays tell: where each is, a test, and a form to add or change one. */
export function WebhooksPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.webhooks.list.queryOptions({ input: {} }));
  const state = ({ enabled, goneAt }: Webhook) =>
    goneAt
      ? [t('sending.webhook.gone', { moment: formatDate(goneAt, language, { style: 'minute' }) })]
      : enabled
        ? []
        : [t('sending.robotOff')];
  return (
    <TargetsPanel
      text={{
        title: t('sending.webhook.title'),
        note: t('sending.webhook.note'),
        none: t('sending.webhook.none'),
        add: t('sending.webhook.add'),
      }}
      found={found}
      line={(target, onOpen) => (
        <TargetLine
          key={target.id}
          name={target.name}
          note={[target.url, ...state(target)].join(' · ')}
          test={() => client.webhooks.test({ id: target.id })}
          taken={t('sending.webhook.taken')}
          onOpen={onOpen}
        />
      )}
      form={(before, onDone) => <WebhookForm before={before} onDone={onDone} />}
      onClose={onClose}
    />
  );
}
