import type { Victim } from './victim.ts';

/** An answer that came back whole is acknowledged; anything else may or may not have happened. */
export type Outcome<T> = { acknowledged: true; status: number; body: T } | { acknowledged: false };

export async function call<T>(victim: Victim, method: string, path: string, body?: unknown): Promise<Outcome<T>> {
  const bytes = typeof body === 'string';
  try {
    const answer = await fetch(`${victim.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${victim.secret}`,
        'content-type': bytes ? 'application/octet-stream' : 'application/json',
        'accept-language': 'en',
      },
      ...(body === undefined ? {} : { body: bytes ? body : JSON.stringify(body) }),
    });
    return { acknowledged: true, status: answer.status, body: (await answer.json()) as T };
  } catch {
    return { acknowledged: false };
  }
}

/** The body of a call that must succeed. */
export async function must<T>(victim: Victim, method: string, path: string, body?: unknown): Promise<T> {
  const outcome = await call<T>(victim, method, path, body);
  if (!outcome.acknowledged || outcome.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(outcome)}`);
  return outcome.body;
}
