export { surveyStreamHandlers } from './export-answers.ts';
export { surveyPagesHandlers } from './pages.ts';
export { surveysHandlers } from './surveys.handlers.ts';
export { surveyJobs } from './surveys.jobs.ts';
