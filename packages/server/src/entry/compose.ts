import { contract } from '@fulcrum/contract';
import { createDoor, type Door } from '../access/index.ts';
import { handlers, streamHandlers } from '../slices/handlers.ts';

/** The one door with every verb behind it. */
export const composeDoor = (): Door => createDoor(contract, handlers, streamHandlers);
