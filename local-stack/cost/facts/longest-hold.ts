/** The longest in milliseconds that the edge lets a query event wait for its response event. */
export const longestHold = 4_800;
