export { AccountLikelihood } from './account-likelihood.tsx';
