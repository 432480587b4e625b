import { needed, oneOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand({
  options: { email: { type: 'string' } },
  args: [1, 1],
  async run({ values, args, connect, say, note }) {
    oneOf(args[0], ['link'], 'portal');
    const email = needed(values.email, '--email');
    const { client } = await connect();
    const made = await client.portalMembers.link({ email });
    note(say('portal.once'));
    return { json: made, lines: [made.path] };
  },
});
