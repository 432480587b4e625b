import * as oidc from 'openid-client';

const isFalse = (claim: unknown): boolean => claim === false || claim === 'false';

/**
 * The address that an issuer vouches for; null: it names none, or one that it has not verified. The identity token says so, or,
 * where it says nothing of mail, what the issuer tells of the same subject.
 */
export async function mailIn(
  config: oidc.Configuration,
  came: URL,
  checks: Required<Pick<oidc.AuthorizationCodeGrantChecks, 'expectedState' | 'expectedNonce' | 'pkceCodeVerifier'>>,
): Promise<string | null> {
  const tokens = await oidc.authorizationCodeGrant(config, came, { ...checks, idTokenExpected: true });
  const claims = tokens.claims();
  if (!claims) return null;
  const asks = claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined;
  const { email, email_verified } = asks ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
  return typeof email === 'string' && !isFalse(email_verified) ? email : null;
}
