import type { CustomValues, FieldEntity } from '@fulcrum/contract';
import type { Column } from '../../kit/index.ts';
import { useFields } from './use-fields.ts';

/** A column a field of a company's own, to be chosen. */
export function useCustomColumns<Row extends { custom: CustomValues }>(entity: FieldEntity): Column<Row>[] {
  const { fields, nameOf, shown } = useFields(entity);
  return fields.map(({ id, type }) => ({
    key: `custom.${id}`,
    title: nameOf(id),
    width: 144,
    optional: true,
    ...(type === 'number' || type === 'money' ? { align: 'right' as const } : {}),
    render: (row) => {
      const value = row.custom[id];
      return value === null || value === undefined ? (
        <span className="ink3">—</span>
      ) : (
        <span className="ellip block">{shown(id, value)}</span>
      );
    },
  }));
}
