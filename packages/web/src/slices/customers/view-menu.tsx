import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomersSearch } from './customers.search.ts';
import { SaveView } from './save-view.tsx';
import { openView, stateOf, useViews } from './use-views.ts';

interface ViewMenuProps {
  search: CustomersSearch;
  /** Replaces the whole address of the list. */
  onOpen: (search: CustomersSearch) => void;
}

/** Opens a kept view of the list, keeps the present one, and says which opens first. */
export function ViewMenu({ search, onOpen }: ViewMenuProps) {
  const { t } = useTranslation();
  const { views, change, remove, setDefault } = useViews();
  const [saving, setSaving] = useState(false);
  const current = views.find((view) => view.id === search.view);
  const group = (key: string, label: string, shown: typeof views): NonNullable<MenuProps['items']> =>
    shown.length
      ? [
          {
            key,
            type: 'group',
            label,
            children: shown.map((view) => ({
              key: `open ${view.id}`,
              label: view.isDefault ? t('segment.view.isDefault', { name: view.name }) : view.name,
            })),
          },
        ]
      : [];
  const items: MenuProps['items'] = [
    { key: 'plain', label: t('segment.view.plain') },
    ...group(
      'mine',
      t('segment.view.mine'),
      views.filter((view) => view.mine),
    ),
    ...group(
      'shared',
      t('segment.view.shared'),
      views.filter((view) => !view.mine),
    ),
    { type: 'divider' },
    { key: 'save', label: t('segment.view.save') },
    ...(current?.mine ? [{ key: 'update', label: t('segment.view.update', { name: current.name }) }] : []),
    ...(current
      ? [{ key: 'default', label: t(current.isDefault ? 'segment.view.noDefault' : 'segment.view.makeDefault', { name: current.name }) }]
      : []),
    ...(current?.mine ? [{ key: 'remove', danger: true, label: t('segment.view.remove', { name: current.name }) }] : []),
  ];
  const act = (key: string) => {
    if (key === 'plain') return onOpen({});
    if (key === 'save') return setSaving(true);
    const opened = views.find((view) => key === `open ${view.id}`);
    if (opened) return onOpen(openView(opened));
    if (!current) return;
    if (key === 'update') change.mutate({ id: current.id, revision: current.revision, state: stateOf(search) });
    if (key === 'default') setDefault.mutate({ id: current.isDefault ? null : current.id });
    if (key === 'remove') remove.mutate({ id: current.id }, { onSuccess: () => onOpen({ ...search, view: undefined }) });
  };
  return (
    <>
      <Dropdown menu={{ items, onClick: ({ key }) => act(key) }} trigger={['click']}>
        <Button size="small" type="text">
          {current ? current.name : t('segment.view.label')}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {saving ? (
        <SaveView
          state={stateOf(search)}
          onClose={() => setSaving(false)}
          onSaved={(view) => {
            setSaving(false);
            onOpen({ ...search, view: view.id });
          }}
        />
      ) : null}
    </>
  );
}
