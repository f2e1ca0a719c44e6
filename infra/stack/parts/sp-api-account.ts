/** The AWS account from which Amazon delivers notifications of SP-API. */
export const SP_API_ACCOUNT = '437568002678';
