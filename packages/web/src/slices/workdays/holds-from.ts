/** From when a change of a year holds unless one says otherwise: from today on; of a year that is past all days are corrected. */
export const holdsFrom = (year: number, today: string): string | undefined => (year < Number(today.slice(0, 4)) ? undefined : today);
