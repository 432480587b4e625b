/** One thing that Fulcrum needs, and how it stands. */
export interface Check {
  name: string;
  ok: boolean;
  /** What was found, and when it is not right, what to do. */
  detail: string;
}
