import pino from 'pino';

export type Log = pino.Logger;

/** Structured lines on stderr, so that a command's answer on stdout stays clean. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, redact: ['password', '*.password', 'token', '*.token', 'authorization', 'cookie'] },
    pino.destination({ fd: 2, sync: false }),
  );
}
