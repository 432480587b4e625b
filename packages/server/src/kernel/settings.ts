import path from 'node:path';
import * as z from 'zod';

const Settings = z.object({
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  FULCRUM_DATA: z.string().min(1).default('./data'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** The address people type, when a proxy stands in front: decides secure cookies. */
  FULCRUM_PUBLIC_URL: z.url().optional(),
  FULCRUM_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  FULCRUM_ADMIN_EMAIL: z.email().optional(),
  FULCRUM_ADMIN_PASSWORD: z.string().optional(),
  /** Hides the key that secrets at rest are sealed with; made in the data folder when absent. */
  FULCRUM_SECRET_KEY: z.string().min(32).optional(),
  /** The largest file that may be kept with an account, MB. */
  FULCRUM_ATTACHMENT_MB: z.coerce.number().int().min(1).max(500).default(50),
  /** The command line calls as the person of this API token, not as the local administrator. */
  FULCRUM_TOKEN: z.string().optional(),
  /** Only for rehearsals and tests: the application clock stands at this instant. */
  FULCRUM_CLOCK: z.string().optional(),
});

export interface Settings {
  databaseUrl: string | undefined;
  dataDir: string;
  port: number;
  host: string;
  publicUrl: string | undefined;
  logLevel: string;
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  secretKey: string | undefined;
  token: string | undefined;
  clock: string | undefined;
  attachmentMb: number;
}

/** Reads the environment once, what the command line says before it; every wrong value is named with its variable. */
export function readSettings(said: Record<string, string | undefined> = {}): Settings {
  const parsed = Settings.safeParse({
    ...process.env,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  });
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const s = parsed.data;
  return {
    databaseUrl: s.DATABASE_URL,
    dataDir: path.resolve(s.FULCRUM_DATA),
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.FULCRUM_PUBLIC_URL,
    logLevel: s.FULCRUM_LOG,
    adminEmail: s.FULCRUM_ADMIN_EMAIL,
    adminPassword: s.FULCRUM_ADMIN_PASSWORD,
    secretKey: s.FULCRUM_SECRET_KEY,
    token: s.FULCRUM_TOKEN || undefined,
    clock: s.FULCRUM_CLOCK,
    attachmentMb: s.FULCRUM_ATTACHMENT_MB,
  };
}

/** The environment with what the command line says in its place; `defaults` hold where neither speaks. */
export function settingsWith(said: Record<string, string | undefined>, defaults: Record<string, string> = {}): Settings {
  const spoken = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return readSettings({ ...defaults, ...process.env, ...spoken });
}
