import { type Ctx, isMaskedFor } from '../../access/index.ts';
import { type Catalog, kindOf } from '../../policy/catalog.ts';

/** How kept figures are told to a caller: in their type, and not at all where they are masked for the caller. */
export interface Reader {
  hides: (metric: string) => boolean;
  typeOf: (metric: string) => string;
  nameOf: (metric: string) => { zh: string; en: string };
  value: (metric: string, figure: string | null) => string | number | boolean | null;
}

export function readerOf(ctx: Ctx, catalog: Catalog): Reader {
  const hides = (id: string) => isMaskedFor(ctx.actor, catalog.get(id)?.masked);
  return {
    hides,
    typeOf: (id) => catalog.get(id)?.type ?? 'number',
    nameOf: (id) => catalog.get(id)?.name ?? { zh: id, en: id },
    value(id, figure) {
      if (figure === null) return null;
      if (hides(id)) return '***';
      const type = catalog.get(id)?.type ?? 'number';
      if (kindOf(type) === 'boolean') return Number(figure) === 1;
      return type === 'money' ? figure : Number(figure);
    },
  };
}
