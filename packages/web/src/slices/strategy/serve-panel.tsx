import type { ObjectiveProgress } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, DockedPanel } from '../../kit/index.ts';

/** Which plays and policies serve an objective. */
export function ServePanel({ objective, onClose }: { objective: ObjectiveProgress; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const said = objective.policies.filter((policy) => policy.said).map(({ id }) => id);
  const [chosen, choose] = useState(() => objective.policies.map(({ id }) => id));
  const found = useQuery(api.policies.list.queryOptions({ input: {} }));
  const save = useMutation({
    mutationFn: () => client.strategy.serve({ id: objective.id, policyIds: chosen.filter((id) => !said.includes(id)) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.strategy.key() });
      onClose();
    },
  });
  const options = (of: 'play' | 'rule') =>
    (found.data?.items ?? [])
      .filter(({ kind }) => (kind === 'play') === (of === 'play'))
      .map(({ id, name }) => ({ value: id, label: name[language], disabled: said.includes(id) }));
  return (
    <DockedPanel
      eyebrow={t('briefing.serve.eyebrow')}
      title={objective.title}
      foot={
        <div className="row">
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {t('customer.save')}
          </Button>
          <Button onClick={onClose}>{t('task.form.cancel')}</Button>
        </div>
      }
      onClose={onClose}
    >
      <p className="panelText">{t('briefing.serve.note')}</p>
      <div className="serveChoice">
        <label className="fieldLabel" htmlFor="serving">
          {t('briefing.serve.label')}
        </label>
        <Select
          id="serving"
          mode="multiple"
          loading={found.isPending}
          value={chosen}
          onChange={choose}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { label: t('shell.page.plays'), options: options('play') },
            { label: t('briefing.serve.rules'), options: options('rule') },
          ]}
        />
      </div>
      {said.length ? <p className="note">{t('briefing.serve.said', { count: said.length })}</p> : null}
      <ActionProblem error={save.error} />
    </DockedPanel>
  );
}
