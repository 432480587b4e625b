import type { NotificationPreferences } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, Failure, SkeletonRows } from '../../kit/index.ts';
import { Section } from '../mine/section.tsx';
import './notifications.css';
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
    mutationFn: ({ kinds }: NotificationPreferences) => client.notifications.setPreferences({ kinds }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.notifications.preferences.key() });
      message.success(t('notifying.saved'));
    },
  });
  return (
    <Form<NotificationPreferences> requiredMark={false} initialValues={before} onFinish={(said) => save.mutate(said)}>
      <WishTable />
      <Button htmlType="submit" loading={save.isPending}>
        {t('notifying.save')}
      </Button>
      <ActionProblem error={save.error} />
    </Form>
  );
}
