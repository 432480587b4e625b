import type { Job } from '../access/job.ts';
import { approvalJobs } from '../slices/approvals/index.ts';
import { attachmentJobs } from '../slices/attachments/index.ts';
import { benefitJobs, serviceClassesOf, serviceClassOf } from '../slices/benefits/index.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { chatFileJobs, chatJobs, collectingChatJobs } from '../slices/channel-hooks/index.ts';
import { communityJobs } from '../slices/community/index.ts';
import { forgettingJobs, outgoingJobs } from '../slices/deliveries/index.ts';
import { fileJobs } from '../slices/files/index.ts';
import { handoverJobs } from '../slices/handovers/index.ts';
import { answeringJobs, collectingJobs, handlingJobs, handOverToRequests, oldMailJobs } from '../slices/inbound-mail/index.ts';
import { eventJobs } from '../slices/key-events/index.ts';
import { articleJobs } from '../slices/knowledge/index.ts';
import { searchJobs } from '../slices/merging/index.ts';
import { mailingJobs, oldNoticeJobs, tellingJobs } from '../slices/notifications/index.ts';
import { advancingJobs, nightlyJobs, readContactRules } from '../slices/plays/index.ts';
import { poolJobs } from '../slices/pool/index.ts';
import { exportJobs } from '../slices/portability/index.ts';
import { portalTidyJobs } from '../slices/portal/index.ts';
import { procedureJobs } from '../slices/procedures/index.ts';
import { recurringJobs } from '../slices/recurring/index.ts';
import { hourlyRequestJobs, requestJobs } from '../slices/requests/index.ts';
import { surveyJobs } from '../slices/surveys/index.ts';
import { suggestionJobs } from '../slices/tasks/index.ts';
import { trainingJobs } from '../slices/training/index.ts';
import { usageJobs } from '../slices/usage/index.ts';

/** Jobs of the hour: each asks whether its day has come, for the installation's midnight is not the server's. */
export const HOURLY_JOBS: readonly Job[] = [
  ...fileJobs,
  ...exportJobs,
  ...attachmentJobs,
  ...articleJobs,
  ...recurringJobs,
  ...communityJobs,
  ...nightlyJobs,
  ...suggestionJobs,
  ...eventJobs,
  ...usageJobs,
  ...poolJobs,
  ...searchJobs,
  ...[...forgettingJobs, ...oldNoticeJobs, ...oldMailJobs],
  ...portalTidyJobs,
  ...hourlyRequestJobs(serviceClassesOf),
  ...trainingJobs,
  ...surveyJobs({ catalogsOf, hoursOf: readContactRules }),
];
export const MINUTELY_JOBS: readonly Job[] = [
  ...advancingJobs,
  ...handoverJobs,
  ...approvalJobs,
  ...benefitJobs,
  ...procedureJobs,
  ...requestJobs,
  ...[...tellingJobs, ...mailingJobs, ...collectingJobs],
  ...handlingJobs(handOverToRequests(serviceClassOf)),
  ...answeringJobs,
  ...[...outgoingJobs, ...chatJobs, ...collectingChatJobs, ...chatFileJobs],
];
