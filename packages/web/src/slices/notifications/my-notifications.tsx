import type { NotificationPreferences } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, Failure, SkeletonRows } from '../../kit/index.ts';
import { Section } from '../mine/section.tsx';
import './notifications.css';
import { MailTimesFields, QUIET, type Wished } from './mail-times-fields.tsx';
import { WishTable } from './wish-table.tsx';

/** Of what the reader wishes to be told. */
export function MyNotifications() {
  const { t } = useTranslation();
  const query = useQuery(api.notifications.preferences.queryOptions({ input: {} }));
  return (
    <div id="notifications">
      <Section title={t('notifying.preferences')} note={t('notifying.preferencesNote')}>
        {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} level={3} /> : null}
        {query.isPending ? <SkeletonRows rows={4} /> : null}
        {query.data ? <WishForm before={query.data} /> : null}
      </Section>
    </div>
  );
}

function WishForm({ before }: { before: NotificationPreferences }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: ({ kinds, quietOn, times: { quiet, ...times } }: Wished) =>
      client.notifications.setPreferences({ kinds, times: { ...times, quiet: quietOn ? quiet : null } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.notifications.preferences.key() });
      message.success(t('notifying.saved'));
    },
  });
  return (
    <Form<Wished>
      requiredMark={false}
      layout="vertical"
      initialValues={{
        kinds: before.kinds,
        times: { ...before.times, quiet: before.times.quiet ?? QUIET },
        quietOn: before.times.quiet !== null,
      }}
      onFinish={(said) => save.mutate(said)}
    >
      <WishTable />
      {before.mails ? null : <p className="note">{t('notifying.noMails')}</p>}
      <MailTimesFields />
      <Button htmlType="submit" loading={save.isPending}>
        {t('notifying.save')}
      </Button>
      <ActionProblem error={save.error} />
    </Form>
  );
}
