import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { ImapFlow } from 'imapflow';

const DOVECOT = '/usr/sbin/dovecot';
const PASSWORD = '出师未捷 身先死';

/** True where Debian's dovecot-imapd is there. In CI it has to be; elsewhere the tests with it are skipped with a line that says so. */
export function hasImapServer(): boolean {
  if (existsSync(DOVECOT)) return true;
  if (process.env.CI === 'true') throw new Error('dovecot-imapd is missing');
  console.warn('skipped: dovecot-imapd is not installed, which the tests of mailboxes speak to');
  return false;
}

/** When mails arrive, unless told: as tests begin. */
const ARRIVES = '2026-11-23T01:00:00Z';

export interface TestImapServer {
  host: string;
  port: number;
  password: string;
  /** Puts mails into a user's folder, as a mail server would deliver them. */
  deliver(user: string, mails: readonly (string | Buffer)[], options?: { folder?: string; at?: string }): Promise<void>;
  /** Numbers all mails of the folder anew, as a server does after it was restored. */
  renumber(user: string): Promise<void>;
  stop(): Promise<void>;
}

/** A port that was free a moment ago. */
const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** Root hands the work to the users of the package; anybody else does all of it. */
const usersOf = ({ uid, gid, username }: { uid: number; gid: number; username: string }): string =>
  uid === 0
    ? 'default_internal_user = dovecot\ndefault_login_user = dovenull\n'
    : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${gid}\n`;

const configOf = (dir: string, port: number): string => {
  const user = userInfo();
  const owner = user.uid === 0 ? 'uid=nobody gid=nogroup' : `uid=${user.uid} gid=${user.gid}`;
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${dir}/run
state_dir = ${dir}/run
log_path = ${dir}/log
${usersOf(user)}
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:${dir}/mail/%u
maildir_stat_dirs = no
mail_fsync = never
passdb {
  driver = static
  args = password=${PASSWORD.replaceAll(' ', '_')}
}
userdb {
  driver = static
  args = ${owner} home=${dir}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;
};

/** A mail server that speaks IMAP on a port of its own, with mailboxes for whoever signs in with its password. Whoever starts it stops it. */
export async function imapServer(): Promise<TestImapServer> {
  const dir = await mkdtemp(path.join(tmpdir(), 'fulcrum-imap-'));
  const port = await freePort();
  for (const folder of ['run', 'mail']) await mkdir(path.join(dir, folder));
  await chmod(dir, 0o755);
  await chmod(path.join(dir, 'mail'), 0o777);
  await writeFile(path.join(dir, 'dovecot.conf'), configOf(dir, port));
  const child = spawn(DOVECOT, ['-F', '-c', path.join(dir, 'dovecot.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  let stopped: Promise<void> | undefined;
  const stop = () =>
    (stopped ??= (async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(dir, { recursive: true, force: true });
    })());
  const password = PASSWORD.replaceAll(' ', '_');
  const client = async (user: string) => {
    const one = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth: { user, pass: password }, logger: false });
    one.on('error', () => undefined);
    await one.connect();
    return one;
  };
  for (let tries = 0; ; tries++) {
    try {
      await (await client('first')).logout();
      break;
    } catch (error) {
      if (tries > 100 || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    ...{ host: '127.0.0.1', port, password, stop },
    async deliver(user, mails, { folder = 'INBOX', at = ARRIVES } = {}) {
      const one = await client(user);
      if (folder !== 'INBOX') await one.mailboxCreate(folder);
      for (const mail of mails) await one.append(folder, mail, [], new Date(at));
      await one.logout();
    },
    async renumber(user) {
      for (const file of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache', 'dovecot-uidvalidity'])
        await rm(path.join(dir, 'mail', user, file), { force: true });
    },
  };
}
