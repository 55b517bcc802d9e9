/** How long what people say is kept: the privacy notice says it, the nightly job does it. */

/** Drafts from their last touch; contact data from the end of the last of a requester's needs. */
export const KEEPING = { draftDays: 7, settledMonths: 24 } as const;
