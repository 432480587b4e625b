import type { CustomValues, FieldEntity } from '@fulcrum/contract';
import { useFields } from './use-fields.ts';

/** A company's own fields that say something, as lines of a `fieldList`. */
export function CustomFacts({ entity, values }: { entity: FieldEntity; values: CustomValues }) {
  const { nameOf, shown } = useFields(entity);
  return Object.entries(values).map(([id, value]) =>
    value === null ? null : (
      <div key={id}>
        <dt>{nameOf(id)}</dt>
        <dd>{shown(id, value)}</dd>
      </div>
    ),
  );
}
