import { approval } from './approval.ts';
import { auditLog } from './audit-log.ts';
import { backtest } from './backtest.ts';
import { benefit } from './benefit.ts';
import { briefing } from './briefing.ts';
import { byHand } from './by-hand.ts';
import { calendarStudio } from './calendar-studio.ts';
import { calling } from './calling.ts';
import { chatHook } from './chat-hook.ts';
import { closing } from './closing.ts';
import { community } from './community.ts';
import { comparing } from './comparing.ts';
import { confirming } from './confirming.ts';
import { customer } from './customer.ts';
import { customers } from './customers.ts';
import { desk } from './desk.ts';
import { events } from './events.ts';
import { excel } from './excel.ts';
import { firstRun } from './first-run.ts';
import { grant } from './grant.ts';
import { handover } from './handover.ts';
import { health } from './health.ts';
import { healthStudio } from './health-studio.ts';
import { importing } from './importing.ts';
import { inbound } from './inbound.ts';
import { jobList } from './job-list.ts';
import { kit } from './kit.ts';
import { knowing } from './knowing.ts';
import { ledger } from './ledger.ts';
import { lifecycle } from './lifecycle.ts';
import { load } from './load.ts';
import { market } from './market.ts';
import { measures } from './measures.ts';
import { merging } from './merging.ts';
import { mine } from './mine.ts';
import { notifying } from './notifying.ts';
import { owed } from './owed.ts';
import { ownFields } from './own-fields.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { peopleTab } from './people-tab.ts';
import { playStudio } from './play-studio.ts';
import { playing } from './playing.ts';
import { pool } from './pool.ts';
import { portal } from './portal.ts';
import { portalAccess } from './portal-access.ts';
import { postings } from './postings.ts';
import { procedure } from './procedure.ts';
import { records } from './records.ts';
import { referring } from './referring.ts';
import { regionTree } from './region-tree.ts';
import { renewals } from './renewals.ts';
import { requestForm } from './request-form.ts';
import { resident } from './resident.ts';
import { resourcing } from './resourcing.ts';
import { revealing } from './revealing.ts';
import { revenue } from './revenue.ts';
import { risks } from './risks.ts';
import { roadmap } from './roadmap.ts';
import { roles } from './roles.ts';
import { segment } from './segment.ts';
import { sending } from './sending.ts';
import { serviceOrder } from './service-order.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { signing } from './signing.ts';
import { specimen } from './specimen.ts';
import { stageStudio } from './stage-studio.ts';
import { starting } from './starting.ts';
import { strategy } from './strategy.ts';
import { studio } from './studio.ts';
import { succeeding } from './succeeding.ts';
import { surveying } from './surveying.ts';
import { task } from './task.ts';
import { tiers } from './tiers.ts';
import { today } from './today.ts';
import { training } from './training.ts';
import { using } from './using.ts';
import { watching } from './watching.ts';
import { workdays } from './workdays.ts';

export const zh = {
  backtest,
  benefit,
  briefing,
  byHand,
  calendarStudio,
  calling,
  chatHook,
  closing,
  comparing,
  confirming,
  customer,
  approval,
  auditLog,
  customers,
  desk,
  events,
  excel,
  grant,
  handover,
  firstRun,
  healthStudio,
  importing,
  jobList,
  kit,
  knowing,
  load,
  market,
  ledger,
  measures,
  merging,
  mine,
  papers,
  notifying,
  owed,
  people,
  procedure,
  records,
  resident,
  resourcing,
  revealing,
  roles,
  peopleTab,
  regionTree,
  playing,
  playStudio,
  pool,
  ownFields,
  segment,
  revenue,
  inbound,
  sending,
  serviceOrder,
  session,
  shell,
  signing,
  specimen,
  stageStudio,
  starting,
  strategy,
  succeeding,
  referring,
  surveying,
  roadmap,
  studio,
  task,
  tiers,
  lifecycle,
  health,
  community,
  portal,
  portalAccess,
  postings,
  risks,
  renewals,
  requestForm,
  today,
  training,
  using,
  watching,
  workdays,
} as const;
