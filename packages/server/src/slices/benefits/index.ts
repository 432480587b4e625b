export { accountBenefits } from './account-benefits.ts';
export { benefitsHandlers } from './benefits.handlers.ts';
export { benefitJobs } from './benefits.jobs.ts';
export { benefitsSimulated } from './benefits-simulated.ts';
export { benefitsTried } from './benefits-tried.ts';
export { shownCatalogue, shownTerms } from './matrix.ts';
export { offerDecided } from './offers.ts';
export { serviceClassesOf, serviceClassOf } from './service-classes.ts';
export { useDecided } from './use-benefit.ts';
