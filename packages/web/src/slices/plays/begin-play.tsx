import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { usePlayChange } from './use-play-changes.ts';

/** Begins a play at a customer: one of those that people begin. */
export function BeginPlay({ accountId, name, onClose }: { accountId: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(api.plays.list.queryOptions({ input: {} }));
  const plays = found.data?.items.filter(({ trigger, pausedAt }) => trigger === 'by_hand' && !pausedAt);
  const begin = usePlayChange(({ play }: { play: string }) => client.plays.begin({ id: play, accountId }), onClose);
  return (
    <DockedPanel eyebrow={name} title={t('playing.begin.title')} onClose={onClose}>
      {!plays ? (
        <SkeletonRows rows={2} />
      ) : plays.length === 0 ? (
        <p className="note">{t('playing.begin.none')}</p>
      ) : (
        <Form<{ play: string }>
          name="beginPlay"
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => begin.mutate(values)}
          className="workForm"
          initialValues={plays.length === 1 ? { play: plays[0]?.id } : {}}
        >
          <Form.Item name="play" label={t('playing.begin.which')} rules={[{ required: true, message: t('playing.begin.needed') }]}>
            <Select options={plays.map((play) => ({ value: play.id, label: play.name[language] }))} />
          </Form.Item>
          <FormFoot error={begin.error} saving={begin.isPending} save={t('playing.begin.begin')}>
            <Button onClick={onClose}>{t('task.form.cancel')}</Button>
          </FormFoot>
        </Form>
      )}
    </DockedPanel>
  );
}
