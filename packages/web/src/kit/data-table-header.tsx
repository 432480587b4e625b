import { useTranslation } from 'react-i18next';

interface DataTableHeaderProps {
  title: string;
  sorted?: 'asc' | 'desc';
  onSort?: (direction: 'asc' | 'desc') => void;
}

/** A column's head; a button when the column sorts. First click sorts descending, the next turns it round. */
export function DataTableHeader({ title, sorted, onSort }: DataTableHeaderProps) {
  const { t } = useTranslation();
  if (!onSort) return <>{title}</>;
  return (
    <button
      type="button"
      className="sortHead"
      onClick={() => onSort(sorted === 'desc' ? 'asc' : 'desc')}
      title={t('kit.table.sortBy', { name: title })}
    >
      {title}
      <span aria-hidden>{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
    </button>
  );
}
