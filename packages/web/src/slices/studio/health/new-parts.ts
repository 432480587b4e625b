/** What a new measure begins with: every installation knows when it last spoke with a customer. */
export const NEW_MEASURE = { metric: 'interactions.days_since', normalise: { method: 'minmax', min: 7, max: 90, better: 'low' } };
/** A condition that a new part begins with, to be changed. */
export const NEW_CONDITION = { metric: 'interactions.days_since', op: '>', value: 90 };
