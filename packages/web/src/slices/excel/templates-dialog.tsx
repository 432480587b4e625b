import type { ExcelTemplate } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Collapse, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, saveFilled, uploadTemplate } from '../../api/index.ts';
import { problemOf } from '../../api/problem.ts';
import { EmptyState, Failure, FileDrop, SkeletonRows } from '../../kit/index.ts';
import { useEntityName } from '../imports/use-entity-name.ts';
import './excel.css';
import { PlaceProblems } from './place-problems.tsx';
import { PlaceholderList } from './placeholder-list.tsx';
import { TemplateRow } from './template-row.tsx';

type Entity = ExcelTemplate['entity'];

export interface TemplatesDialogProps {
  /** Of which records; several are chosen from. */
  entities: readonly [Entity, ...Entity[]];
  layout: ExcelTemplate['layout'];
  /** What is filled in: the filter of the page, or its account. */
  query: Record<string, string>;
  onClose: () => void;
}

/** Workbooks of the company's own design: filled with what the page shows, and kept here. */
export function TemplatesDialog({ entities, layout, query, onClose }: TemplatesDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [entity, setEntity] = useState<Entity>(entities[0]);
  const nameOf = useEntityName();
  const found = useQuery(api.excelTemplates.list.queryOptions({ input: { entity, layout } }));
  const refresh = () => queries.invalidateQueries({ queryKey: api.excelTemplates.list.key() });
  const fill = useMutation({ mutationFn: ({ id }: ExcelTemplate) => saveFilled(entity, id, query) });
  const remove = useMutation({ mutationFn: ({ id }: ExcelTemplate) => client.excelTemplates.remove({ id }), onSuccess: refresh });
  const upload = useMutation({
    mutationFn: ({ file, replace }: { file: File; replace: boolean }) => uploadTemplate(file, { entity, layout, replace }),
    onSuccess: async ({ name }) => {
      void message.success(t('excel.kept', { name }));
      await refresh();
    },
  });
  const send = (file: File, replace = false) => {
    fill.reset();
    upload.mutate({ file, replace });
  };
  const file = upload.variables?.file;
  const taken = problemOf(upload.error)?.code === 'workbook.name_taken';
  const templates = found.data?.items ?? [];
  const sample = `{{${t('excel.sample')}}}`;
  return (
    <Modal open title={t(`excel.title.${layout}`)} width={760} footer={null} onCancel={onClose} className="excelDialog">
      <p className="note">{t(`excel.lead.${layout}`, { sample })}</p>
      {entities.length > 1 ? (
        <Select
          aria-label={t('excel.records')}
          className="excelRecords"
          value={entity}
          options={entities.map((each) => ({ value: each, label: nameOf(each) }))}
          onChange={(next) => {
            fill.reset();
            upload.reset();
            setEntity(next);
          }}
        />
      ) : null}
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending && !found.error ? <SkeletonRows rows={3} /> : null}
      {found.data && templates.length === 0 ? <EmptyState title={t('excel.none')}>{t('excel.noneDetail')}</EmptyState> : null}
      {templates.length > 0 ? (
        <ul className="templateList" aria-label={t('excel.list')}>
          {templates.map((template) => (
            <TemplateRow
              key={template.id}
              template={template}
              filling={fill.isPending && fill.variables.id === template.id}
              onFill={() => fill.mutate(template)}
              onRemove={() => remove.mutate(template)}
            />
          ))}
        </ul>
      ) : null}
      <PlaceProblems error={fill.error ?? remove.error} name={fill.variables?.name ?? ''} />
      <FileDrop title={t('excel.drop')} hint={t('excel.dropHint')} accept=".xlsx" onFiles={([first]) => first && send(first)} />
      {upload.isPending && file ? (
        <p className="note" role="status">
          {t('excel.uploading', { name: file.name })}
        </p>
      ) : null}
      <PlaceProblems error={upload.error} name={file?.name ?? ''} />
      {taken && file ? (
        <Button className="replaceTemplate" onClick={() => send(file, true)}>
          {t('excel.replace')}
        </Button>
      ) : null}
      <Collapse
        ghost
        className="usableMarks"
        items={[{ key: 'marks', label: t('excel.usable'), children: <PlaceholderList entity={entity} /> }]}
      />
    </Modal>
  );
}
