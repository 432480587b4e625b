// For tests: one valid call of every operation of the customer portal and of its communities.
import { newId } from '../../src/kernel/ids.ts';
import { at, type Call, NEVER, open } from './call.ts';

const LEARNING = ['list', 'get', 'mark', 'signUp', 'withdraw', 'begin', 'handIn', 'certificate'];

export const CASES_OF_PORTAL: Record<string, Call> = {
  // Nobody of ours is let in there: what a customer's person may do is walked in `portal-isolation.test.ts`.
  ...Object.fromEntries(
    [
      'signOut',
      'signOutEverywhere',
      'me',
      'changeMe',
      'setPassword',
      'requests',
      'request',
      'ask',
      'reply',
      'confirm',
      'orders',
      'order',
      'checkOrder',
      'products',
      'entitlements',
      'starts',
    ].map((verb) => [`portal.${verb}`, open()]),
  ),
  ...Object.fromEntries(['list', 'verify'].map((verb) => [`portalFeedback.${verb}`, open()])),
  ...Object.fromEntries(['vote', 'answered'].map((verb) => [`portalHelp.${verb}`, open()])),
  ...Object.fromEntries(
    ['list', 'setName', 'questions', 'question', 'ask', 'answer', 'accept', 'vote', 'report'].map((verb) => [
      `portalCommunity.${verb}`,
      open(),
    ]),
  ),
  'communities.list': open(),
  'communities.create': open({ name: '新社群' }),
  'communities.change': open(({ communityIds }) => ({ id: communityIds.closed, revision: 1, about: '更多说明' })),
  'communities.accounts': open(({ communityIds }) => ({ id: communityIds.closed })),
  'communities.differences': at(({ accountId, communityIds }) => ({ id: communityIds.closed, accountId })),
  'communities.addAccount': at(({ accountId, communityIds }) => ({ id: communityIds.closed, accountId })),
  'communities.removeAccount': at(({ accountId, communityIds }) => ({ id: communityIds.closed, accountId })),
  'communities.rules': open(),
  'communities.setRules': open({ hold: 'nobody', priceField: null, channelField: null }),
  'communityQuestions.list': open({ view: 'all' }),
  'communityQuestions.get': open(({ communityIds }) => ({ id: communityIds.question })),
  'communityQuestions.answer': open(({ communityIds }) => ({ id: communityIds.question, body: '请看手册' })),
  'communityQuestions.accept': open(({ communityIds }) => ({ id: communityIds.question, answerId: communityIds.answer })),
  'communityQuestions.release': open(({ communityIds }) => ({ id: communityIds.question })),
  'communityQuestions.hide': open(({ communityIds }) => ({ id: communityIds.question, why: '广告' })),
  'communityQuestions.settle': open(({ communityIds }) => ({ id: communityIds.question })),
  'communityQuestions.block': open(({ communityIds }) => ({
    ...{ id: communityIds.question, memberId: communityIds.member, blocked: true, why: '广告' },
  })),
  ...Object.fromEntries(LEARNING.map((verb) => [`portalLearning.${verb}`, open()])),
  'portalHelp.search': open({ q: '如何续约' }, 'access.sign_in'),
  'portalHelp.suggest': open({ q: '续' }, 'access.sign_in'),
  'portalHelp.click': open({ searchId: NEVER, articleId: NEVER, position: 1 }, 'access.sign_in'),
  'portalHelp.article': open({ id: NEVER }, 'access.sign_in'),
  'portalMembers.figures': open(),
  'portalMembers.rules': open(),
  'portalMembers.setRules': open({ publicHelp: true }),
  'portal.status': open(),
  'portal.askLink': open(() => ({ email: `${newId()}@example.com` })),
  'portal.enter': open({ token: 'not-one-of-ours' }, 'portal.link_over'),
  'portal.signIn': open(() => ({ email: `${newId()}@example.com`, password: 'x' }), 'access.bad_credentials'),
  'portalMembers.list': at(({ accountId }) => ({ accountId })),
  'portalMembers.invite': at(({ accountId, contactId }) => ({ accountId, contactId, email: `${newId()}@example.com` })),
  'portalMembers.change': at(({ accountId }) => ({ accountId, id: NEVER, whole: true }), { comesTo: 'resource.not_found' }),
  'portalMembers.withdraw': at(({ accountId }) => ({ accountId, id: NEVER }), { comesTo: 'resource.not_found' }),
  'portalMembers.link': open({ email: 'nobody@example.com' }, 'resource.not_found'),
};
