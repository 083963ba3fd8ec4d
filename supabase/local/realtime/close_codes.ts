/** Why the server ends a socket. */
export const closeCodes = {
  away: 1001,
  unreadable: 1003,
  policy: 1008,
  tooBig: 1009,
  fault: 1011,
  slow: 1013,
} as const;
