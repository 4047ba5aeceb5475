import 'reveal.js/reveal.css';
import '../../assets/theme/deck.css';
import '../../assets/theme/player.css';
import '../../assets/theme/touch.css';
import '../../assets/theme/share.css';
import '../../assets/theme/edit.css';
import { attribute, contractVersion } from '../contract/page.ts';
import { showNotice } from './notice.ts';
import { assetsFolder, listenToSearch } from './search-opener.ts';
import { numberOf } from './slide-steps.ts';
import { startDeck } from './start-deck.ts';
import { startPreview } from './start-preview.ts';

const query = new URLSearchParams(location.search);
const speakerPage = speakerPageBeside(document.currentScript);
const assets = assetsFolder(document.currentScript);

if (!query.has('speaker')) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
}

/** The speaker view lies beside this script; a page that holds the script itself is its own speaker view. */
function speakerPageBeside(script: HTMLOrSVGScriptElement | null): string {
  const source = script instanceof HTMLScriptElement ? script.src : '';
  return source === '' ? `${location.href.replace(/[?#].*$/, '')}?speaker` : new URL('speaker.html', source).href;
}

function start(): void {
  const root = document.querySelector<HTMLElement>('.reveal');
  if (!root) return;
  const version = numberOf(root, attribute.contract) ?? contractVersion;
  if (version !== contractVersion) {
    showNotice(root, `This page was made for player ${version}, but its player is ${contractVersion}: build it again.`);
  } else if (query.has('receiver')) {
    void startPreview(root);
  } else {
    void startDeck(root, { speakerPage, assets });
    if (!document.body.classList.contains('embed-page')) listenToSearch(assets, 'page');
  }
}
