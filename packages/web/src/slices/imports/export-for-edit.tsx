import { DownloadOutlined } from '@ant-design/icons';
import { type Capability, EXPORT_ENTITIES, READ_ONLY_EXPORTS, recordTypeOf } from '@fulcrum/contract';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { exportUrl } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';
import { useEntityName } from './use-entity-name.ts';

/** What a file may bring back. */
const EDITABLE = EXPORT_ENTITIES.filter((entity) => !READ_ONLY_EXPORTS.includes(entity));
type Exported = (typeof EDITABLE)[number];
const READS: Partial<Record<Exported, Capability>> = {
  contacts: 'contacts.read',
  products: 'products.read',
  orders: 'orders.read',
  interactions: 'interactions.read',
};
const neededFor = (entity: Exported): Capability => recordTypeOf(entity)?.needs.read ?? READS[entity] ?? 'accounts.read';

/** Whatever the reader may read, as a workbook whose rows find back to their records once it is edited. */
export function ExportForEdit() {
  const { t } = useTranslation();
  const { can } = useSession();
  const nameOf = useEntityName();
  if (!can('exports.run')) return null;
  const items = EDITABLE.filter((entity) => can(neededFor(entity))).map((entity) => ({
    key: entity,
    label: (
      <a href={exportUrl(entity, { format: 'xlsx', rowIds: 'true' })} download>
        {nameOf(entity)}
      </a>
    ),
  }));
  return (
    <Dropdown menu={{ items, className: 'exportForEdit' }} trigger={['click']}>
      <Button icon={<DownloadOutlined aria-hidden />}>{t('importing.exportForEdit')}</Button>
    </Dropdown>
  );
}
