/** The number of parts of the table: an audit checks one each hour, so all of it in a day. */
export const AUDIT_SEGMENTS = 24;
