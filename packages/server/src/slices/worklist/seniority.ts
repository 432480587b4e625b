/** Whose years of service do which kind of work. */
export const AS_SENIORITY = { senior: 'senior', experienced: 'regular', junior: 'junior', batch: 'junior' } as const;
