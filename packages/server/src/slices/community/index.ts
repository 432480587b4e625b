/** Communities: customers' people ask and answer each other, and ours see to it. */
export { communitiesHandlers } from './communities.ts';
export { communityJobs } from './community.jobs.ts';
export { insertDemoCommunity } from './demo/insert-demo-community.ts';
export { communityQuestionsHandlers } from './moderation.ts';
export { communityStreamHandlers, postedPicture } from './pictures.ts';
export { portalCommunityHandlers } from './portal-side.ts';
