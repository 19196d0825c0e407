/** Where the local stack stands. */
export const region = "eu-west-2";
export const accountId = "000000000000";
