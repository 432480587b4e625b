import { CAPABILITIES } from '@fulcrum/contract';
import { countOf, needed, oneOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { userOf } from '../user-of.ts';

export const command = defineCommand({
  options: { email: { type: 'string' }, scope: { type: 'string', multiple: true }, days: { type: 'string' } },
  args: [1, 1],
  async run({ values, args, connect, say, note }) {
    oneOf(args[0], ['create'], 'token');
    const email = needed(values.email, '--email');
    const scopes = (values.scope ?? []).map((scope) => needed(oneOf(scope, CAPABILITIES, '--scope'), '--scope'));
    const expiresInDays = countOf(values.days, '--days');
    const { client } = await connect();
    const user = await userOf(client, email);
    const made = await client.identity.createToken({
      name: say('token.name'),
      email: user.email,
      scopes,
      ...(expiresInDays ? { expiresInDays } : {}),
    });
    note(say('token.once'));
    return { json: { token: made.token, id: made.id, email: user.email, scopes }, lines: [made.token] };
  },
});
