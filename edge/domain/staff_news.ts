import * as z from "zod/mini";

/**
 * What `staff:<establishment id>` tells beside the queue, as events of their own; the lists themselves are read.
 * `places`: services or rooms have changed. `expected`: how many took a ticket by phone and are not here yet.
 */
export const StaffNews = z.union([
  z.object({ places: z.literal(true) }),
  z.object({ expected: z.int().check(z.nonnegative()) }),
]);
export type StaffNews = z.infer<typeof StaffNews>;
