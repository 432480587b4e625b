import type { Import } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';

export const fieldsQuery = (entity: Import['entity']) =>
  api.imports.fields.queryOptions({ input: { entity }, staleTime: Number.POSITIVE_INFINITY });

/** The name of a field as the reader knows it; its id until the names are there. */
export function useFieldLabels(entity: Import['entity']): (field: string) => string {
  const language = useLanguage(); // the server words the labels: ask again in another language
  const { data } = useQuery({ ...fieldsQuery(entity), queryKey: [...fieldsQuery(entity).queryKey, language] });
  const labels = new Map(data?.items.map((field) => [field.id, field.label]));
  return (field) => labels.get(field) ?? field;
}
