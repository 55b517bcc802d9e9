/** How long what people say is kept: the privacy notice and the page of one's own data say it, the nightly job does it. */

/**
 * Shape   `draftDays`: drafts and the talk about them, from the last touch; `talkMonths`: other talk and wishes for a person,
 *         for the gap list and whoever calls back; `settledMonths`: contact data, from the end of the last of a requester's
 *         needs; `attemptDays`: tries to open a need from elsewhere, for whoever looks into a misuse
 */
export const KEEPING = { draftDays: 7, talkMonths: 6, settledMonths: 24, attemptDays: 30 } as const;
