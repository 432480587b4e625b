import type { Adjustments, CustomValues, RecordType } from '@fulcrum/contract';
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { client } from '../api/index.ts';

/** A record as the API answers it: its fields by their names there, references with their names beside. */
export type RecordRow = Record<string, unknown> & {
  id: string;
  accountId?: string;
  accountName?: string;
  code: string | null;
  currency: string | null;
  custom?: CustomValues;
  revision: number;
};
export type RecordValues = Record<string, unknown>;
interface RecordClient {
  list(input: Record<string, unknown>): Promise<{ items: RecordRow[]; nextCursor: string | null }>;
  get(input: { id: string; asOf?: string }): Promise<RecordRow>;
  create(input: RecordValues): Promise<RecordRow>;
  change(input: RecordValues & { id: string; revision: number }): Promise<RecordRow>;
  remove(input: { id: string }): Promise<unknown>;
  /** Of types that are adjusted. */
  adjustments(input: { id: string }): Promise<Adjustments>;
  adjust(input: { id: string; amount: string; happenedOn: string; reason: string }): Promise<unknown>;
}

/** The operations of a record type; the contract names them by the entity without dashes. */
export function recordClient(type: RecordType): RecordClient {
  const slice = type.entity.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return (client as unknown as Record<string, RecordClient>)[slice]!;
}

/** Which records: of an account, of a contract, as of a day … */
export type RecordFilter = Readonly<Record<string, string | undefined>>;

export const recordKey = (type: RecordType) => ['records', type.entity] as const;
const recordOptions = (type: RecordType, filter: RecordFilter, limit: number) =>
  infiniteQueryOptions({
    queryKey: [...recordKey(type), filter, limit],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => {
      const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
      return recordClient(type).list({ ...Object.fromEntries(asked), limit, ...(pageParam ? { cursor: pageParam } : {}) });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** One record by its id; nothing is asked without one. */
export function useRecord(type: RecordType | undefined, id: string | undefined, asOf?: string) {
  return useQuery({
    queryKey: [...(type ? recordKey(type) : []), id, asOf],
    queryFn: () => recordClient(type!).get({ id: id!, ...(asOf ? { asOf } : {}) }),
    enabled: type !== undefined && id !== undefined,
  });
}

/** Records page by page, newest first. */
export function useRecords(type: RecordType, filter: RecordFilter, limit = 20, enabled = true) {
  const found = useInfiniteQuery({ ...recordOptions(type, filter, limit), enabled });
  return { ...found, rows: found.data?.pages.flatMap((page) => page.items) };
}
