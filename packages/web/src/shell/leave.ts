/** Starts anew at a page with nothing of whoever was here left in this window: what they typed and did not send is theirs alone. */
export function leaveTo(page: string): void {
  try {
    sessionStorage.clear();
  } catch {
    // A browser that forbids storage kept nothing.
  }
  location.assign(page);
}
