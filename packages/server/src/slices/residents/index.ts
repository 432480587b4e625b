/** Resident staff: who works at a customer's, what their months came to, and what they cost. */

export { insertDemoResidents } from './demo/demo-residents.ts';
export { residentsHandlers } from './residents.handlers.ts';
