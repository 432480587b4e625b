import type { OrderBlock, OrderSchedule } from '@fulcrum/contract';

/** The calendar day of a moment where the clocks of the installation stand. */
export const dayOf = (at: string | number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    typeof at === 'number' ? at : Date.parse(at),
  );

/** A person's blocks on a day of the week; one that goes over midnight stands on each of its days. */
export function blocksOn(blocks: readonly OrderBlock[], day: string, { timeZone }: Pick<OrderSchedule, 'timeZone'>): OrderBlock[] {
  const last = ({ to }: OrderBlock) => dayOf(Date.parse(to) - 1, timeZone);
  return blocks.filter((block) => dayOf(block.from, timeZone) <= day && day <= last(block));
}

/** How many blocks of a week overlap with another; one of several people counts once. */
export const overlapping = ({ people }: OrderSchedule): number =>
  new Set(people.flatMap(({ blocks }) => blocks.filter(({ overlaps }) => overlaps).map(({ orderId }) => orderId))).size;
