import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

interface FilterChipProps {
  name: string;
  value: string;
  onEdit: () => void;
  onRemove: () => void;
}

/** One filter in force: its text edits it, the cross takes it away. */
export function FilterChip({ name, value, onEdit, onRemove }: FilterChipProps) {
  const { t } = useTranslation();
  return (
    <span className="filterChip">
      <button type="button" onClick={onEdit}>
        <span className="visuallyHidden">{t('kit.filter.edit')}</span>
        <span className="ink3">{name}</span>
        {value}
      </button>
      <button type="button" className="remove" onClick={onRemove} aria-label={t('kit.filter.remove', { name })}>
        <CloseOutlined aria-hidden />
      </button>
    </span>
  );
}

/** Adds a filter. */
export function AddFilterChip({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="filterChip add">
      <button type="button" onClick={onAdd}>
        <PlusOutlined aria-hidden />
        {t('kit.filter.add')}
      </button>
    </span>
  );
}
