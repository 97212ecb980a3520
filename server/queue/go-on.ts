/**
 * Asked by long work between one merchant and the next: tells how far it is, and hears whether to go on. Work that is
 * told no ends there; what it has done stays done.
 */
export type GoOn = (done: number, of: number) => Promise<boolean>;

export const always: GoOn = async () => true;
