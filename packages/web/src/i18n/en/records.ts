import type { Texts } from '../texts.ts';
import type { records as reference } from '../zh/records.ts';

export const records: Texts<typeof reference> = {
  more: 'Earlier records',
  choose: 'Search',
  searchFailed: 'The search did not work: try again',
  nothingFound: 'Nothing found',
  optional: ' (optional)',
  missing: 'Fill in: {{name}}',
  notANumber: 'Enter a number, such as 1200.5',
  add: 'Add {{name}}',
  addShort: 'Add',
  remove: 'Delete',
  removed: '{{name}} deleted',
  adjust: {
    open: 'Enter adjustment',
    note: 'Corrects “{{original}}”: it stays as it is, and the difference becomes an adjustment in an open month.',
    booked: 'Booked',
    standing: 'Stands at',
    amount: 'Should be',
    difference: 'Difference',
    day: 'Day of the adjustment',
    reason: 'Reason',
    reasonMissing: 'Give a reason',
    save: 'Save adjustment',
  },
  empty: {
    ratings: 'No ratings yet. Relationship, renewal intent and influence count as unknown until they are rated.',
    needs: 'No needs yet. What a customer asks for is kept here.',
    referrals: 'No referrals yet.',
    competitorNotes: 'No competitor seen yet.',
    serviceCosts: 'No service costs yet.',
  },
};
