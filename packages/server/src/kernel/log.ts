import pino from 'pino';

export type Log = pino.Logger;

/** What a log line tells of an error: the driver hangs whole connections on its own. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { value: String(error) };
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack };
}

/** Structured lines on stderr, so that a command's answer on stdout stays clean. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      serializers: { err: errorFields },
      redact: ['password', '*.password', 'token', '*.token', 'authorization', 'cookie'],
    },
    pino.destination({ fd: 2, sync: false }),
  );
}
