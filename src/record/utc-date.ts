/**
 * Returns a `Date` whose local time is UTC. Emscripten's `localtime`, `mktime` and `tzset` ask the `Date` of the machine and not `TZ`, so that
 * without it a recording would depend on where it was made.
 */
export function utcDate(Native: DateConstructor): DateConstructor {
  return class UtcDate extends Native {
    constructor(...parts: readonly number[]) {
      const [year, month, ...rest] = parts;
      if (year !== undefined && month !== undefined) super(Native.UTC(year, month, ...rest));
      else if (year !== undefined) super(year);
      else super();
    }
    override getTimezoneOffset(): number { return 0; }
    override getFullYear(): number { return this.getUTCFullYear(); }
    override getMonth(): number { return this.getUTCMonth(); }
    override getDate(): number { return this.getUTCDate(); }
    override getDay(): number { return this.getUTCDay(); }
    override getHours(): number { return this.getUTCHours(); }
    override getMinutes(): number { return this.getUTCMinutes(); }
    override getSeconds(): number { return this.getUTCSeconds(); }
    override getMilliseconds(): number { return this.getUTCMilliseconds(); }
  } as DateConstructor;
}
