/** Whether the tests simulate twice the seeds and the greatest storm, as `.ci/run` asks. */
export const isWhole = process.env['SIMULATION'] === 'whole';
