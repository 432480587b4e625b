import { type Import, OWN_IMPORTS, RECORD_ENTITIES } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, uploadImport } from '../../api/index.ts';
import { ActionProblem, FileDrop, ProgressLine } from '../../kit/index.ts';
import { PasteTable } from './paste-table.tsx';
import { useEntityName } from './use-entity-name.ts';

const ACCEPT = '.xlsx,.xls,.csv,.tsv,.txt,.jsonl,.gz';

const OTHERS = ['payments', ...RECORD_ENTITIES] as readonly Import['entity'][];

/** What the file holds, and the file: dropped, chosen or made of a pasted table. The upload leads on to its import. */
export function NewImport({ entity, paste }: { entity: Import['entity']; paste: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const nameOf = useEntityName();
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      return uploadImport(file, entity, setShare);
    },
    onSuccess: (created) => {
      void queries.invalidateQueries({ queryKey: api.imports.list.key() });
      void navigate({ to: '/admin/import/$importId', params: { importId: created.id } });
    },
  });
  const take = (file: File | undefined) => file && !upload.isPending && upload.mutate(file);
  const show = (search: { entity: Import['entity']; paste?: boolean }) =>
    void navigate({ to: '/admin/import', search: { ...search, paste: search.paste || undefined }, replace: true, resetScroll: false });
  const choose = (next: Import['entity']) => show({ entity: next, paste });
  return (
    <section className="newImport" aria-label={t('importing.start')}>
      <div className="row importWhat">
        <Segmented
          aria-label={t('importing.what')}
          value={entity}
          onChange={choose}
          options={OWN_IMPORTS.map((value) => ({ value: value as Import['entity'], label: nameOf(value) }))}
        />
        <Select
          aria-label={t('importing.other')}
          className="importOther"
          placeholder={t('importing.other')}
          value={OTHERS.includes(entity) ? entity : null}
          onChange={choose}
          showSearch={{ optionFilterProp: 'label' }}
          options={OTHERS.map((value) => ({ value, label: nameOf(value) }))}
        />
      </div>
      <Segmented
        className="pasteWay"
        aria-label={t('importing.paste.way')}
        value={paste ? 'table' : 'file'}
        onChange={(way) => show({ entity, paste: way === 'table' })}
        options={(['file', 'table'] as const).map((value) => ({ value, label: t(`importing.paste.by.${value}`) }))}
      />
      {paste ? <PasteTable entity={entity} /> : null}
      {paste ? null : upload.isPending ? (
        <div className="dropZone busy" role="status">
          <p className="strong">{t('importing.uploading', { name: upload.variables.name })}</p>
          <ProgressLine label={t('importing.uploading', { name: upload.variables.name })} done={Math.round(share * 100)} total={100} bare />
          <p className="note">{share < 1 ? t('importing.sent', { share: Math.round(share * 100) }) : t('importing.looking')}</p>
        </div>
      ) : (
        <FileDrop title={t('importing.drop')} hint={t('importing.formats')} accept={ACCEPT} onFiles={([file]) => take(file)} />
      )}
      <ActionProblem error={upload.error} />
    </section>
  );
}
