/** The keys by what they are for, as they are written on a keyboard. */
const groups: readonly (readonly [title: string, keys: readonly (readonly [names: readonly string[], does: string])[]])[] = [
  ['Move', [
    [['Right', 'Down', 'Space', 'PgDn'], 'Next step, then next slide'],
    [['Left', 'Up', 'PgUp'], 'Back'],
    [['Alt + arrow'], 'Skip the steps of the slide'],
    [['Home', 'End'], 'Very first, very last'],
    [['G'], 'Go to: 7, or 7.3 for step 3, or a name'],
    [['P'], 'Play the steps; any key stops'],
  ]],
  ['Show', [
    [['S'], 'Speaker view'],
    [['F'], 'Full screen'],
    [['O', 'Esc'], 'Overview'],
    [['B', '.'], 'Blank the screen'],
    [['T'], 'Light or dark'],
    [['/'], 'Search'],
    [['?'], 'These keys'],
  ]],
];

/** Adds the list of keys to the deck and shows or hides it on `?` and F1. */
export function addHelp(root: HTMLElement): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  dialog.innerHTML = `<h2 id="keys-title">Keys</h2>${groups.map(([title, keys]) => `<section aria-label="${title}"><h3>${title}</h3><dl>${keys.map(([names, does]) => `<dt>${names.map((name) => `<kbd>${name}</kbd>`).join(' ')}</dt><dd>${does}</dd>`).join('')}</dl></section>`).join('')}<form method="dialog"><button>Close</button></form>`;
  root.append(dialog);
  document.addEventListener('keydown', (event) => {
    if ((event.key !== '?' && event.key !== 'F1') || event.ctrlKey || event.metaKey || isTyping()) return;
    event.preventDefault();
    event.stopPropagation();
    if (dialog.open) dialog.close();
    else dialog.showModal();
  }, true);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}

function isTyping(): boolean {
  return document.activeElement?.matches('input:not([type=range]), textarea, select') ?? false;
}
