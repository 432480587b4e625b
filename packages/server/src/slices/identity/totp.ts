import { Secret, TOTP } from 'otpauth';

const totp = (secret: string, label: string) =>
  new TOTP({ issuer: 'Fulcrum', label, secret: Secret.fromBase32(secret), digits: 6, period: 30 });

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;
/** The address that authenticator apps read. */
export const totpUri = (secret: string, email: string): string => totp(secret, email).toString();

/** The time step that a code belongs to, one step of drift allowed; null when it is wrong. A step is good once only. */
export function totpStep(secret: string, code: string, now: string): number | null {
  const timestamp = Temporal.Instant.from(now).epochMilliseconds;
  const delta = totp(secret, '').validate({ token: code.replace(/\s/g, ''), timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 30_000) + delta;
}
