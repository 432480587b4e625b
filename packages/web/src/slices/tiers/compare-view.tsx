import type { DayComparison as Found } from '@fulcrum/contract';
import { DayComparison } from '../comparison/day-comparison.tsx';
import { SimulationMatrix } from './simulation-matrix.tsx';

interface CompareViewProps {
  /** The earlier day; absent: a month before the one shown. */
  against: string | undefined;
  onAgainst: (day: string) => void;
}

/** The base by tier on two days, with the flow and the matrix of those met on both. */
export const CompareView = (props: CompareViewProps) => <DayComparison by="tier" titled {...props} picture={pictureOf} />;

function pictureOf({ groups, moves }: Found) {
  const levels = groups.flatMap(({ id, name }) => (id === null ? [] : [{ id, name: name ?? { zh: id, en: id } }]));
  const matrix = moves.map(({ from, to, accounts, after }) => ({ from, to, accounts, amount: after }));
  const side = (at: 'from' | 'to') => groups.flatMap(({ id }) => (moves.some((move) => move[at] === id) ? [{ id }] : []));
  return <SimulationMatrix words="compare" result={{ levels, matrix, before: side('from'), after: side('to') }} />;
}
