import { machineTimeZone } from '../kernel/clock.ts';
import type { Settings } from '../kernel/settings.ts';
import type { Runtime } from './runtime.ts';

/** Sets up an empty installation from the environment, for who starts it unattended. */
export async function firstAdministrator(runtime: Runtime, settings: Settings): Promise<void> {
  if (!settings.adminEmail || !settings.adminPassword) return;
  const headers = { authorization: `Bearer ${runtime.secret}`, 'content-type': 'application/json' };
  const status = (await (await fetch(`${runtime.url}/api/v1/setup`, { headers })).json()) as { setUp: boolean };
  if (status.setUp) return;
  const body = {
    organisation: 'Fulcrum',
    language: 'zh',
    timeZone: machineTimeZone(),
    template: null,
    administrator: { name: settings.adminEmail, email: settings.adminEmail, password: settings.adminPassword },
  };
  const answer = await fetch(`${runtime.url}/api/v1/setup`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`FULCRUM_ADMIN_EMAIL, FULCRUM_ADMIN_PASSWORD: ${((await answer.json()) as { title: string }).title}`);
}
