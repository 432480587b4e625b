import { CopyOutlined } from '@ant-design/icons';
import type { ExcelTemplate, Placeholder } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Failure, SkeletonRows } from '../../kit/index.ts';

const GROUPS: readonly Placeholder['group'][] = ['record', 'account', 'file'];
/** As one writes it into a cell: the name on the screen. */
const markOf = ({ label }: Pick<Placeholder, 'label'>): string => `{{${label}}}`;

/** What cells may name, to be copied. */
export function PlaceholderList({ entity }: { entity: ExcelTemplate['entity'] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [words, setWords] = useState('');
  const found = useQuery(api.excelTemplates.placeholders.queryOptions({ input: { entity } }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={4} />;
  const asked = words.trim().toLowerCase();
  const items = found.data.items.filter(({ id, label }) => `${id} ${label}`.toLowerCase().includes(asked));
  const copy = async (mark: string) => {
    await navigator.clipboard.writeText(mark);
    void message.success(t('excel.copied'));
  };
  return (
    <>
      <Input
        allowClear
        aria-label={t('excel.search')}
        placeholder={t('excel.search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {items.length === 0 ? <p className="note">{t('excel.unmatched')}</p> : null}
      <div className="markGroups">
        {GROUPS.map((group) => ({ group, marks: items.filter((item) => item.group === group) }))
          .filter(({ marks }) => marks.length > 0)
          .map(({ group, marks }) => (
            <section key={group} aria-label={t(`excel.groups.${group}`)}>
              <h4 className="note">{t(`excel.groups.${group}`)}</h4>
              <ul>
                {marks.map((item) => (
                  <li key={item.id}>
                    <Button
                      size="small"
                      type="text"
                      icon={<CopyOutlined aria-hidden />}
                      aria-label={t('excel.copy', { mark: markOf(item) })}
                      title={`{{${item.id}}}`}
                      onClick={() => void copy(markOf(item))}
                    >
                      {item.label}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </>
  );
}
