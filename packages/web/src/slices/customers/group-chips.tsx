import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { FilterChip } from '../../kit/index.ts';
import { segmentName } from '../segments/segment-name.ts';
import type { CustomersSearch } from './customers.search.ts';
import { accountPath } from './use-customers-search.ts';

interface GroupChipsProps {
  search: CustomersSearch;
  onChange: (change: Partial<CustomersSearch>) => void;
}

/** The segment, or the account above, that the list is narrowed to. */
export function GroupChips({ search, onChange }: GroupChipsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { segment, parent } = search;
  const group = useQuery({ ...api.segments.get.queryOptions({ input: { id: segment ?? '' } }), enabled: segment !== undefined }).data;
  const above = useQuery({ ...api.accounts.get.queryOptions({ input: { id: parent ?? '' } }), enabled: parent !== undefined }).data;
  return (
    <>
      {segment ? (
        <FilterChip
          name={t('segment.field.segments')}
          value={group ? segmentName(group, language) : '…'}
          onEdit={() => void navigate({ to: '/customers/segments', search: { open: segment } })}
          onRemove={() => onChange({ segment: undefined })}
        />
      ) : null}
      {parent ? (
        <FilterChip
          name={t('segment.field.parent')}
          value={above?.name ?? '…'}
          onEdit={() => void navigate({ to: accountPath(parent) })}
          onRemove={() => onChange({ parent: undefined })}
        />
      ) : null}
    </>
  );
}
