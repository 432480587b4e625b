// For tests: a desk of three with its levels of service, and a customer with a person.
import type { ServiceRequestTold } from '@fulcrum/contract';
import type { TestFulcrum } from '../../../test/harness/fulcrum.ts';
import { serviceLevels } from '../../../test/harness/service-levels.ts';

export const SLA = serviceLevels("days: working, from: '09:00', until: '18:00'", {
  critical: { respond: 30, next: 60, resolve: 240 },
  high: { respond: 60, resolve: 480 },
  normal: { respond: 120, resolve: 540 },
  low: { respond: 480, resolve: 2700 },
});

export async function deskOfThree(fulcrum: TestFulcrum) {
  const { call } = fulcrum;
  const { id: teamId } = await call<{ id: string }>('identity.createTeam', { code: 'DESK', name: '服务台' });
  const lead = await fulcrum.person('service_lead', { name: '方舟', teamId });
  const agent = await fulcrum.person('agent', { name: '林溪', teamId });
  const other = await fulcrum.person('agent', { name: '苏禾', teamId });
  const { id: accountId } = await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' });
  const { id: contactId } = await call<{ id: string }>('contacts.create', { accountId, name: '沈澜' });
  await call('policies.saveDraft', { id: 'service', yaml: SLA });
  await call('policies.publish', { id: 'service' });
  return {
    ...{ teamId, lead, agent, other, accountId, contactId },
    open: (more: object = {}) =>
      call<ServiceRequestTold>('serviceRequests.create', { accountId, contactId, subject: '无法登录', text: '页面打不开', ...more }, agent),
    does: (verb: string, { id, revision }: { id: string; revision: number }, more: object = {}, who = agent) =>
      call<ServiceRequestTold>(`serviceRequests.${verb}`, { id, revision, ...more }, who),
  };
}

export const clocksOf = ({ clocks: all }: ServiceRequestTold) =>
  all.map(({ clock: name, state, leftMs }) => [name, state, leftMs === null ? null : leftMs / 60_000]);
