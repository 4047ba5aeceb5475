import '../../assets/theme/dev.css';
import { devEvent, devMeta, offerSpeaker, type DevGo, type DevHere, type DevProblem, type DevSlides } from '../contract/dev.ts';
import { attribute } from '../contract/page.ts';
import { showProblems } from './dev-overlay.ts';
import { openDevRemote } from './dev-remote.ts';
import { refreshFile, showSlides } from './dev-slides.ts';
import { placeFromHash } from './place.ts';

/** The connection to the live server: what it sends, by event, and what is sent to it. */
export interface DevChannel {
  readonly on: <Data>(event: string, hear: (data: Data) => void) => void;
  readonly send: (event: string, data: unknown) => void;
}

/** Connects the page to the live server, unless it is a picture in a speaker view, which is loaded anew by that. */
export function startDev(channel: DevChannel): void {
  if (new URLSearchParams(location.search).has('receiver')) return;
  const root = document.querySelector<HTMLElement>(`.reveal[${attribute.contract}]`);
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${devMeta}"]`);
  const wish = placeFromHash(location.hash);
  channel.on<DevSlides>(devEvent.slides, (slides) => { if (root) showSlides(root, slides, wish); });
  channel.on<readonly DevProblem[]>(devEvent.problems, showProblems);
  channel.on<string>(devEvent.file, refreshFile);
  channel.on<DevGo>(devEvent.go, ({ address }) => {
    if (address === undefined) location.reload();
    else location.assign(address);
  });
  channel.send(devEvent.here, { path: decodeURIComponent(location.pathname), revision: Number(meta?.content) } satisfies DevHere);
  if (root) openDevRemote(channel);
  if (root && new URLSearchParams(location.search).has(offerSpeaker)) pressSpeakerKey(root);
}

/** As soon as the deck has started, for before that it hears no keys. */
function pressSpeakerKey(root: HTMLElement): void {
  if (root.classList.contains('ready')) document.dispatchEvent(new KeyboardEvent('keydown', { key: 's', keyCode: 83 }));
  else setTimeout(() => { pressSpeakerKey(root); }, 100);
}
