import { dayOf, needed } from './arguments.ts';
import type { Client } from './client.ts';
import { type Answer, type Call, CommandError } from './command.ts';
import { formatDay } from './format.ts';
import { problemIn } from './problem.ts';
import { textOf } from './simulate-policy.ts';

type PublishCall = Call<{ note?: string | undefined; on?: string | undefined; replace?: boolean | undefined }>;
export interface Publishing {
  id: string;
  version: number | null;
  on: string | null;
  /** What now waits for a second person; null: it is published, or planned. */
  submission: string | null;
}

/** Publishes the draft; where that needs a second person, hands it in. */
export async function publishDraft(client: Client, of: { id: string; note?: string; on?: string }): Promise<Publishing> {
  try {
    return { ...(await client.policies.publish(of)), submission: null };
  } catch (error) {
    if (problemIn(error)?.code !== 'policy.second_person') throw error;
    const { id, version, submission } = await client.policies.submit(of);
    return { id, version, on: of.on ?? null, submission };
  }
}

/** What became of it. */
export function publishedLine(
  { say, language }: Pick<PublishCall, 'say' | 'language'>,
  { id, version, on, submission }: Publishing,
): string {
  const of = { id, version: String(version ?? '—') };
  if (submission) return say('policy.submitted', of);
  return on ? say('policy.planned', { ...of, on: formatDay(on, language()) }) : say('policy.published', of);
}

/** A file becomes the draft first; an id publishes the draft that is there. */
export async function publish(call: PublishCall, what: string): Promise<Answer> {
  const { note } = call.values;
  const on = dayOf(call.values.on, '--on');
  const yaml = await textOf(what);
  const { client } = await call.connect();
  const id = yaml === undefined ? what : await saveDraft(client, what, yaml);
  const json = await publishDraft(client, { id, ...(note ? { note } : {}), ...(on ? { on } : {}) });
  return { json, lines: [publishedLine(call, json)] };
}

async function saveDraft(client: Client, file: string, yaml: string): Promise<string> {
  const { id } = await client.policies.check({ yaml });
  if (id === null) throw new CommandError('policy.no_id', { file });
  await client.policies.saveDraft({ id, yaml });
  return id;
}

/** What waits of a policy. Fails with CommandError where nothing does. */
async function waiting(client: Client, id: string) {
  const { submission } = await client.policies.get({ id });
  if (!submission) throw new CommandError('policy.nothing_awaits', { id });
  return submission;
}

export async function approve(call: PublishCall, id: string): Promise<Answer> {
  const { client } = await call.connect();
  const { id: submission, by } = await waiting(client, id);
  const reason = call.values.note;
  const json = await client.policies.approve({ id, submission, ...(reason ? { reason } : {}) });
  return { json, lines: [call.say('policy.approved', { by: by ?? '—' }), publishedLine(call, { ...json, submission: null })] };
}

export async function sendBack(call: PublishCall, id: string): Promise<Answer> {
  const reason = needed(call.values.note, '--note');
  const { client } = await call.connect();
  const { id: submission, by } = await waiting(client, id);
  const json = await client.policies.sendBack({ id, submission, reason });
  return { json, lines: [call.say('policy.returned', { id, by: by ?? '—' })] };
}

/** Takes back what oneself handed in; else the version that is planned. */
export async function withdraw({ values, connect, say }: PublishCall, id: string): Promise<Answer> {
  const { client } = await connect();
  const { submission } = await client.policies.get({ id });
  if (submission?.mine) {
    const json = await client.policies.takeBack({ id, submission: submission.id });
    return { json, lines: [say('policy.taken_back', { id })] };
  }
  const json = await client.policies.withdraw({ id, ...(values.replace ? { replace: true } : {}) });
  return { json, lines: [say('policy.withdrawn', json)] };
}
