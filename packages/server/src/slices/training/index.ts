/** Training: courses, their sessions and exams, and who of whom has learned what. */
export { certificatesHandlers } from './certificates.handlers.ts';
export { coursesHandlers } from './courses.handlers.ts';
export { trainingCoverageHandlers } from './coverage.handlers.ts';
export { insertDemoTraining } from './demo/insert-demo-training.ts';
export { expiringOn, stillThere } from './expiring.sql.ts';
export { learningHandlers } from './learning.handlers.ts';
export { requireLearned } from './require-learned.ts';
export { trainingSessionsHandlers } from './sessions.handlers.ts';
export { trainingJobs } from './tell-expiring.ts';
