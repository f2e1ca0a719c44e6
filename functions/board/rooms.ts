/* The rooms that people enter after the first page. They are one file of the bundle: many small ones load more slowly. */
export { apiRoutes } from './api/routes.ts';
export { installedRoutes } from './app/routes.ts';
export { dutyRoutes } from './duty/routes.tsx';
export { figuresRoutes } from './figures/routes.tsx';
export { healthRoutes } from './health/routes.tsx';
export { meRoutes } from './me/routes.tsx';
export { signInRoutes } from './sign-in/routes.tsx';
export { threadRoutes } from './thread/routes.tsx';
export { templateRoutes } from './templates/routes.tsx';
