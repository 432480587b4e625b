import type { Conflict, Import } from '@fulcrum/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, pagesOf } from '../../api/index.ts';
import { ActionProblem, Failure } from '../../kit/index.ts';

const PAGE = 50;

/** Cells that the file and somebody else both changed, side by side: the present value stays unless the file's is taken. */
export function ImportConflicts({ current }: { current: Import }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const open = current.warnings.some(({ code }) => code === 'import.edit_conflicts');
  const found = useInfiniteQuery({ ...pagesOf(api.imports.conflicts, { id: current.id, limit: PAGE }), enabled: open });
  const decide = useMutation({
    mutationFn: ({ taken, cell }: { taken: boolean; cell?: Conflict }) =>
      client.imports.decide({ id: current.id, taken, ...(cell ? { cells: [{ seq: cell.seq, field: cell.field }] } : {}) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.imports.conflicts.key() }),
  });
  if (!open) return null;
  const cells = found.data?.pages.flatMap((page) => page.items) ?? [];
  const decided = current.state !== 'checked';
  return (
    <section className="block2" id="conflicts">
      <div className="row wrap">
        <h2 className="section">{t('importing.conflicts.title')}</h2>
        <span className="grow" />
        {decided ? null : (
          <>
            <Button size="small" loading={decide.isPending} onClick={() => decide.mutate({ taken: false })}>
              {t('importing.conflicts.leaveAll')}
            </Button>
            <Button size="small" loading={decide.isPending} onClick={() => decide.mutate({ taken: true })}>
              {t('importing.conflicts.takeAll')}
            </Button>
          </>
        )}
      </div>
      <p className="note prose">{t('importing.conflicts.note')}</p>
      <ActionProblem error={decide.error} />
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      <ul className="conflicts" aria-label={t('importing.conflicts.title')}>
        {cells.map((cell) => (
          <li key={`${cell.seq} ${cell.field}`}>
            <span>
              <span className="strong block">{cell.name}</span>
              <span className="note">
                {cell.label}
                {cell.row === null ? '' : ` · ${t('importing.conflicts.row', { row: cell.row })}`}
              </span>
            </span>
            <dl>
              <Value label={t('importing.conflicts.exported')} value={cell.exported} />
              <Value label={t('importing.conflicts.current')} value={cell.current} chosen={!cell.taken} />
              <Value label={t('importing.conflicts.file')} value={cell.file} chosen={cell.taken} />
            </dl>
            <Radio.Group
              size="small"
              optionType="button"
              disabled={decided}
              value={cell.taken}
              aria-label={t('importing.conflicts.choose', { name: cell.name, field: cell.label })}
              onChange={(event) => decide.mutate({ taken: event.target.value as boolean, cell })}
              options={[
                { value: false, label: t('importing.conflicts.leave') },
                { value: true, label: t('importing.conflicts.take') },
              ]}
            />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button size="small" type="link" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('importing.conflicts.more')}
        </Button>
      ) : null}
    </section>
  );
}

function Value({ label, value, chosen = false }: { label: string; value: string | null; chosen?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={chosen ? 'chosen' : undefined}>
      <dt className="note">{label}</dt>
      <dd>{value ?? <span className="ink3">{t('importing.blank')}</span>}</dd>
    </div>
  );
}
