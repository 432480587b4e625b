import fc from 'fast-check';

// A gate must say the same of the same commit: property tests draw from one seed.
// Others are explored on purpose: FULCRUM_SEED=random, or a number that a failure printed.
const asked = process.env.FULCRUM_SEED ?? '20260101';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
