/** The page of a thread, for people who sign in. */
export function threadUrl(publicUrl: string, threadId: string): string {
  return `${publicUrl.replace(/\/$/, '')}${threadPath(threadId)}`;
}

export function threadPath(threadId: string): string {
  return `/threads/${encodeURIComponent(threadId)}`;
}
