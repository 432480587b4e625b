/** A text with the places that answer the question. */
export function Marked({ text, hits }: { text: string; hits: readonly (readonly [number, number])[] }) {
  const parts = hits.flatMap(([from, to], at) => [
    text.slice(hits[at - 1]?.[1] ?? 0, from),
    <mark key={from} className="hit">
      {text.slice(from, to)}
    </mark>,
  ]);
  return (
    <>
      {parts}
      {text.slice(hits.at(-1)?.[1] ?? 0)}
    </>
  );
}
