/** How far a program is followed. */

/** Thrown when a program is larger than the analysis wants to follow. */
export class BudgetExceeded extends Error {}

/** Abstract steps that one entry file may take; a 2,000-line program takes about 50,000. */
const MOST = 400_000;
/** Steps that one part of it may take, as long as no work has been started anywhere. */
const UNEVENTFUL = 80_000;

/**
 * The steps of one entry. Most programs that import a large library never come to where it starts
 * workers, and nothing is found in a program without workers: such a one is given up early.
 */
export class Budget {
  private taken = 0;
  private limit = UNEVENTFUL;
  private isEventful = false;

  /** Steps taken so far. */
  get steps(): number {
    return this.taken;
  }

  /** Counts a step of work. */
  spend(): void {
    if (++this.taken > this.limit) throw new BudgetExceeded();
  }

  /** Work is started: from here on the program is worth following. */
  extend(): void {
    this.isEventful = true;
    this.limit = MOST;
  }

  /** Another part of the program begins. */
  beginPart(): void {
    if (!this.isEventful) this.limit = Math.min(MOST, this.taken + UNEVENTFUL);
  }
}
