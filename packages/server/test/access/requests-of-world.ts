// For tests: requests of an account in the states that verbs ask for.
import type { ServiceRequestTold } from '@fulcrum/contract';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export interface RequestIds {
  open: string;
  other: string;
  waiting: string;
  solved: string;
  /** Of the open one, what the customer said. */
  entry: string;
}

export async function insertRequestsOf({ call }: TestFulcrum, accountId: string): Promise<RequestIds> {
  const open = (subject: string) =>
    call<ServiceRequestTold>('serviceRequests.create', { accountId, subject, text: '页面打不开', kind: 'fault', channel: 'mail' });
  const move = (verb: string, { id, revision }: ServiceRequestTold) =>
    call<ServiceRequestTold>(`serviceRequests.${verb}`, { id, revision });
  const [first, other] = [await open('无法登录'), await open('报表导出失败')];
  const [waiting, solved] = [await move('wait', await open('权限申请')), await move('solve', await open('短信收不到'))];
  const entry = first.entries.find(({ kind }) => kind === 'in')?.id ?? '';
  return { open: first.id, other: other.id, waiting: waiting.id, solved: solved.id, entry };
}

/** A call of the account, written down by hand. */
export async function insertCallOf({ call }: TestFulcrum, accountId: string): Promise<string> {
  return (await call<{ id: string }>('calls.log', { accountId, minutes: 5, text: '问报表' })).id;
}
