let [last, given, running] = [0, 0, 0];

/** Shares out the processor time that this process, its workers included, has used since the last time, evenly among the runs that were going on. */
function share(): void {
  const { user, system } = process.cpuUsage();
  const now = (user + system) / 1000;
  given += (now - last) / Math.max(1, running);
  last = now;
}

/** The part of one run in the processor time of this process. */
export interface ProcessorShare {
  /** Returns the milliseconds that have fallen to this run so far. */
  readonly used: () => number;
  readonly end: () => void;
}

/** Returns the share of a run that begins now; one that runs alone has all. */
export function processorShare(): ProcessorShare {
  share();
  running += 1;
  const before = given;
  return {
    used: () => {
      share();
      return given - before;
    },
    end: () => {
      share();
      running -= 1;
    },
  };
}
