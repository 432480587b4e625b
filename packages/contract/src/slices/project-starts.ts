import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, Page, pageOf, Text } from '../shapes.ts';
import { ProjectStart, StartFigures } from './project-start-shapes.ts';

export const START_VIEWS = ['running', 'late', 'ended'] as const;

/** Starts of projects: runs of procedures of that category, by their milestones. They are begun and carried on as procedures. */
export const projectStarts = {
  list: endpoint({
    method: 'GET',
    path: '/project-starts',
    summary: 'Starts of projects at accounts that the caller meets, as of a day: under way by the next milestone’s planned day, or ended',
    needs: 'tasks.read',
    input: z.strictObject({
      ...Page,
      ...AsOf,
      view: z.enum(START_VIEWS).default('running'),
      accountId: Id.optional(),
      productId: Id.optional(),
    }),
    output: pageOf(ProjectStart),
  }),
  get: endpoint({
    method: 'GET',
    path: '/project-starts/{id}',
    summary: 'One start of a project with its milestones, as of a day',
    needs: 'tasks.read',
    input: z.strictObject({ id: Id, ...AsOf }),
    output: ProjectStart,
  }),
  plan: endpoint({
    method: 'PUT',
    path: '/project-starts/{id}/milestones/{stepId}',
    summary: 'Plan a milestone that is not reached for another day; it says why, and the plan before is kept',
    needs: 'tasks.write',
    input: z.strictObject({ id: Id, stepId: z.string().max(40), plannedOn: Day, reason: Text }),
    output: ProjectStart,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/project-starts/figures',
    summary: 'Time to first value as of a day: the median of those that reached it within 12 months, in all and by product',
    needs: 'tasks.read',
    input: z.strictObject({ ...AsOf }),
    output: StartFigures,
  }),
};
