import type { ReactNode } from 'react';

/** A part of the page: what it is at the left, what can be done at the right. */
export function Section({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section className="mineSection">
      <div>
        <h2 className="section">{title}</h2>
        <p className="note prose">{note}</p>
      </div>
      <div className="mineBody">{children}</div>
    </section>
  );
}
