/** Keeps the screen from going dark while the page fills it, or always if `always` is set, where the browser can; a lock ends by itself when the page is out of sight. */
export function keepAwake(always = false): void {
  const full = matchMedia('(display-mode: fullscreen)');
  let lock: WakeLockSentinel | undefined;
  let asking = false;
  const update = async (): Promise<void> => {
    const wanted = (always || full.matches || document.fullscreenElement !== null) && document.visibilityState === 'visible';
    if (asking || wanted === (lock?.released === false)) return;
    asking = true;
    if (wanted) lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
    else await lock?.release();
    asking = false;
  };
  for (const event of ['fullscreenchange', 'visibilitychange']) document.addEventListener(event, () => { void update(); });
  full.addEventListener('change', () => { void update(); });
  if (always) void update();
}
