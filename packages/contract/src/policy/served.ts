import * as z from 'zod';

/**
 * The objectives of the strategy brief that a policy serves, each by its code, else by its id. One that is not there is no fault: objectives
 * come and go, and a policy goes on.
 */
export const ServedObjectives = z.array(z.string().trim().min(1).max(200)).max(20).optional();
