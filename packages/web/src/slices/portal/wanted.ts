const KEY = 'portalWanted';
const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** Keeps which page of the portal was wanted, while its reader signs in elsewhere. */
export const keepWanted = (): void => void attempt(() => sessionStorage.setItem(KEY, location.pathname + location.search));

/** The page that was wanted before, once. */
export function takeWanted(): string {
  const wanted = attempt(() => sessionStorage.getItem(KEY));
  attempt(() => sessionStorage.removeItem(KEY));
  return wanted && /^\/portal(\/|\?|$)/.test(wanted) ? wanted : '/portal';
}
