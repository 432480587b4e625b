import { type Import, Mapping } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

interface KnownMappingsProps {
  entity: Import['entity'];
  used: string;
  onUse: (mapping: Mapping) => void;
}

/** Mappings saved here and brought along; choosing one replaces what is on screen. */
export function KnownMappings({ entity, used, onUse }: KnownMappingsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(api.imports.mappings.queryOptions({ input: { entity } }));
  const items = data?.items.filter((each) => each.entity === entity) ?? [];
  if (items.length === 0) return null;
  return (
    <Select
      className="knownMappings"
      aria-label={t('importing.known')}
      placeholder={t('importing.known')}
      value={items.some((each) => each.id === used) ? used : undefined}
      onChange={(id) => {
        const read = Mapping.safeParse(items.find((each) => each.id === id)?.mapping);
        if (read.success) onUse(read.data);
      }}
      options={items.map((each) => ({ value: each.id, label: each.shipped ? t('importing.shipped', { name: each.name }) : each.name }))}
    />
  );
}
