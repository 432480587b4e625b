import type { Community, CommunityDifference } from '@fulcrum/contract';
import type { Standing } from './communities.sql.ts';

/**
 * In what a company differs from a community that says at which price level its companies buy, or through whom they came: they talk to each other.
 * A company of which nobody knows it differs too: its level is not that of the others, as far as anybody can tell.
 */
export function differencesOf(
  { priceLevel, channelSource }: Pick<Community, 'priceLevel' | 'channelSource'>,
  { price, channel }: Pick<Standing, 'price' | 'channel'>,
): CommunityDifference[] {
  const compare = (what: CommunityDifference['what'], community: string | null, account: string | null): CommunityDifference[] =>
    community === null || folded(community) === folded(account ?? '') ? [] : [{ what, community, account }];
  return [...compare('priceLevel', priceLevel, price), ...compare('channelSource', channelSource, channel)];
}
const folded = (text: string): string => text.trim().toLowerCase();
