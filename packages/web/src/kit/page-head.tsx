import type { ReactNode } from 'react';

interface PageHeadProps {
  /** The page's plain name, for the browser's tab and history. */
  title: string;
  /** Page name · scope · as-of date. */
  eyebrow: ReactNode;
  /** The page's answer in words and numbers; `<em>` around its numbers (see RichText). A record page: its name. */
  answer: ReactNode;
  /** At most one sentence below. `strong` for a record page, where the sub is the answer. */
  sub?: ReactNode;
  strongSub?: boolean;
  /** At the right: one primary button at most. */
  actions?: ReactNode;
}

/** The head of every page: eyebrow, answer as h1, one sentence, actions. */
export function PageHead({ title, eyebrow, answer, sub, strongSub = false, actions }: PageHeadProps) {
  return (
    <header className="head">
      <title>{`${title} · Fulcrum`}</title>
      <div className="grow">
        <div className="eyebrow">{eyebrow}</div>
        <h1 className="answer">{answer}</h1>
        {sub ? <p className={strongSub ? 'sub subAnswer' : 'sub'}>{sub}</p> : null}
      </div>
      {actions ? <div className="actions">{actions}</div> : null}
    </header>
  );
}
