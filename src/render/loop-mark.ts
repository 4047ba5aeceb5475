/**
 * Returns the ornament of the title slide: an event loop as a ring with a gap, the task that runs in the gap, and those that
 * are ready on their way to it. It says nothing that the text does not, so readers pass it over.
 */
export function renderLoopMark(): string {
  const at = (degrees: number): readonly [number, number] => {
    const angle = (degrees * Math.PI) / 180;
    return [round(50 + 42 * Math.cos(angle)), round(50 + 42 * Math.sin(angle))];
  };
  const arc = (from: number, to: number): string => {
    const [x0, y0] = at(from);
    const [x1, y1] = at(to);
    return `<path class="ring" d="M${x0} ${y0}A42 42 0 ${to - from > 180 ? 1 : 0} 1 ${x1} ${y1}"/>`;
  };
  const dot = (name: string, degrees: number, radius: number): string => {
    const [x, y] = at(degrees);
    return `<circle class="${name}" cx="${x}" cy="${y}" r="${radius}"/>`;
  };
  return `<svg class="mark-loop" viewBox="0 0 100 100" aria-hidden="true" focusable="false">${arc(-112, 152)}${dot('task', -128, 4)}${dot('queued', 166, 2.4)}${dot('queued', 177, 2.4)}${dot('queued', 188, 2.4)}</svg>`;
}

/** Returns the project's mark in the colours of the page's theme. */
export function renderLogo(): string {
  return '<svg class="logo" viewBox="0 0 64 64" width="56" height="56" aria-hidden="true" focusable="false"><path class="ring" d="M52.78 34.91A21 21 0 1 1 37.43 11.72"/><circle class="queued" cx="49.2" cy="18.8" r="6.5"/></svg>';
}

const round = (value: number): number => Math.round(value * 100) / 100;
