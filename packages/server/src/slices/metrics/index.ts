import type { Handlers } from '../../access/index.ts';
import { isListed } from '../accounts/index.ts';
import { catalogOf } from '../catalog.ts';
import { value } from './metric-value.ts';

export const metricsHandlers: Handlers<'metrics'> = {
  async list(ctx) {
    const catalog = await catalogOf(ctx.db);
    const items = catalog.all().map(({ id, type, name, meaning, whenNone, masked, additive = false, choices }) => ({
      ...{ id, type, name, meaning, whenNone, masked: masked !== undefined, additive, listed: isListed(catalog, id) },
      ...(choices && Object.keys(choices).length ? { choices: { ...choices } } : {}),
    }));
    return { items };
  },
  value,
};
