export { answerInvitation, askedOf, openedBy } from './answer.ts';
export { bandSql, refuseSurveys } from './answers.sql.ts';
export { insertDemoSurveys } from './demo/insert-demo-surveys.ts';
export {
  importedCode,
  importedOccasion,
  markAnswerActions,
  stageImportedSurveys,
  untoldSurveys,
  updatedAnswersBefore,
  writeStagedAnswers,
} from './imported-answers.sql.ts';
export { lockAsking } from './invite.sql.ts';
export { surveyLoopsHandlers } from './loops.handlers.ts';
export { surveyPagesHandlers } from './pages.ts';
export { surveyById } from './survey-store.sql.ts';
export { surveysHandlers } from './surveys.handlers.ts';
export { surveyJobs } from './surveys.jobs.ts';
export { surveyMetrics } from './surveys.metrics.ts';
