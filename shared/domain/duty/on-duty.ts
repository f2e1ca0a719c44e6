/** The people on duty. */
export interface OnDuty {
  readonly onCall: readonly string[];
  readonly backup: readonly string[];
}

/** Whether somebody is on duty. */
export function isStaffed({ onCall, backup }: OnDuty): boolean {
  return onCall.length > 0 || backup.length > 0;
}
