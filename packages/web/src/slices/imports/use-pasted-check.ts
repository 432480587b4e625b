import type { Import } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, uploadImport } from '../../api/index.ts';
import { useImport } from './import-queries.ts';
import { fileOf, type PastedTable } from './pasted-table.ts';

/** What is wrong at a cell; of the whole row where there is no column. */
export interface CellProblem {
  row: number;
  column: number | null;
  message: string;
}
const PAGE = 200;

async function allProblems(id: string) {
  const found: Awaited<ReturnType<typeof client.imports.problems>>['items'] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await client.imports.problems({ id, limit: PAGE, ...(cursor ? { cursor } : {}) });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  }
  return found;
}

/** Sends the table the way of a file, and leads what the check found back to its cells. */
export function usePastedCheck(entity: Import['entity']) {
  const queries = useQueryClient();
  const [sent, setSent] = useState<{ id: string; rowAt: Map<number, number> } | null>(null);
  const { data: current } = useImport(sent?.id ?? '');
  const check = useMutation({
    mutationFn: async ({ table, name }: { table: PastedTable; name: string }) => {
      // the table as it was is of no use any more; one that can no longer be dropped stays in the list of imports
      if (sent) await client.imports.cancel({ id: sent.id }).catch(() => undefined);
      const { file, rowAt } = fileOf(table, name);
      const uploaded = await uploadImport(file, entity, () => {});
      setSent({ id: uploaded.id, rowAt });
      if (uploaded.detected) await client.imports.check({ id: uploaded.id });
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: api.imports.get.key() });
      await queries.invalidateQueries({ queryKey: api.imports.list.key() });
    },
  });
  const checked = current?.state === 'checked' ? current : undefined;
  const found = useQuery({
    queryKey: [...api.imports.problems.key(), 'all', sent?.id],
    queryFn: () => allProblems(sent?.id ?? ''),
    enabled: checked !== undefined && checked.rejected > 0,
  });
  const columns = checked?.detected?.columns ?? [];
  const problems = (found.data ?? []).flatMap(({ row, problems: all }): CellProblem[] => {
    const id = sent?.rowAt.get(row);
    if (id === undefined) return [];
    return all.flatMap(({ column, message }) => {
      const places = (column?.split(' × ') ?? []).map((name) => columns.indexOf(name)).filter((at) => at >= 0);
      return (places.length ? places : [null]).map((at) => ({ row: id, column: at, message }));
    });
  });
  return { current: sent ? current : undefined, check, problems, problemsError: found.error };
}
