import type { PolicyIssue } from './parse-policy.ts';

/** An issue with its place, in both languages. */
export const issueAt = (path: PolicyIssue['path'], code: string, zh: string, en: string): PolicyIssue => ({
  path,
  code,
  message: { zh, en },
});
