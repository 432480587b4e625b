import { type EXPORT_ENTITIES, type Import, OWN_IMPORTS, paymentFile, recordTypeOf } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

const isOwn = (entity: string): entity is (typeof OWN_IMPORTS)[number] | 'resource-requests' =>
  (OWN_IMPORTS as readonly string[]).includes(entity) || entity === 'resource-requests';

/** What a file holds, in the reader's words. */
export function useEntityName(): (entity: Import['entity'] | (typeof EXPORT_ENTITIES)[number]) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (entity) =>
    isOwn(entity)
      ? t(`importing.entity.${entity}`)
      : ((entity === paymentFile.entity ? paymentFile : recordTypeOf(entity))?.name[language] ?? entity);
}
