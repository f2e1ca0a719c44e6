/** An audit goes through one of so many parts of the table, another each hour: through all of it in a day. */
export const AUDIT_SEGMENTS = 24;
