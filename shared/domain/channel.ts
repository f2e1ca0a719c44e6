/** A way to call people. */
export type Channel = 'email' | 'slack';
