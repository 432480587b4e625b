import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { IssueNotes } from './issue-notes.tsx';
import { withValue } from './policy-text.ts';
import { controlId } from './studio-form-context.ts';
import type { Studio } from './use-studio.ts';

/** Which objectives of the strategy brief the policy serves: open ones first. One that is gone is shown by what the text calls it. */
export function ServesField({ policyId, studio: { serves, servedBefore, change } }: { policyId: string; studio: Studio<unknown> }) {
  const { t } = useTranslation();
  const serving = useQuery(api.strategy.serving.queryOptions({ input: {} })).data;
  if (!serving || serves === null || (serving.objectives.length === 0 && serves.length === 0)) return null;
  const options = serving.objectives.map(({ id, ref, title, closedOn }) => ({
    value: serves.find((one) => one === ref || one === id) ?? ref,
    label: title,
    open: closedOn === null,
  }));
  const gone = serves
    .filter((ref) => !options.some(({ value }) => value === ref))
    .map((ref) => ({ value: ref, label: t('studio.serves.goneOne', { ref }) }));
  const { chosen = [], said = [] } = serving.policies.find(({ id }) => id === policyId) ?? {};
  const besides = serving.objectives.filter(({ id }) => chosen.includes(id) && !said.includes(id)).map(({ title }) => title);
  const groups = [
    { label: t('studio.serves.gone'), options: gone },
    { label: t('studio.serves.open'), options: options.filter(({ open }) => open) },
    { label: t('studio.serves.closed'), options: options.filter(({ open }) => !open) },
  ];
  const isChanged = servedBefore !== null && servedBefore.toSorted().join(' ') !== serves.toSorted().join(' ');
  return (
    <div className={isChanged ? 'servesField changed' : 'servesField'}>
      <label className="fieldLabel strong" htmlFor={controlId(['objectives'])}>
        {t('studio.serves.label')}
      </label>
      <Select
        id={controlId(['objectives'])}
        mode="multiple"
        className="wide"
        value={serves}
        placeholder={t('studio.serves.none')}
        showSearch={{ optionFilterProp: 'label' }}
        options={groups.filter((group) => group.options.length > 0)}
        onChange={(next) => change((text) => withValue(text, ['objectives'], next.length ? next : undefined))}
      />
      {besides.length ? <p className="note">{t('studio.serves.besides', { titles: besides.join(t('measures.op.comma')) })}</p> : null}
      <IssueNotes path={['objectives']} deep />
    </div>
  );
}
