/** Shows a notice over the deck until it is closed: `text`, and a link to `href` in a window of its own that can talk to this one. */
export function showNotice(root: HTMLElement, text: string, link?: { readonly href: string; readonly label: string }): void {
  root.querySelector('.notice')?.remove();
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.setAttribute('role', 'alert');
  notice.dataset['preventSwipe'] = '';
  const words = document.createElement('p');
  words.textContent = text;
  notice.append(words);
  if (link) notice.append(linkTo(link.href, link.label, () => { notice.remove(); }));
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => { notice.remove(); });
  notice.append(close);
  root.append(notice);
}

function linkTo(href: string, label: string, onClick: () => void): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = label;
  anchor.target = '_blank';
  anchor.rel = 'opener';
  anchor.addEventListener('click', onClick);
  return anchor;
}
