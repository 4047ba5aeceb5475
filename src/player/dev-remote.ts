import { remoteCommands, remoteEvent, type RemoteCommand } from '../contract/remote.ts';
import { onMessage, post, type Outline, type Position } from './messages.ts';

/** What a remote control knows of a window: its deck, and where that is. */
export interface RemoteState {
  /** The deck, where it is another one than in the state before. */
  readonly outline?: Outline;
  readonly at: Position;
}

/** The part of the live server's connection that a remote control needs. */
interface Channel {
  readonly on: <Data>(event: string, hear: (data: Data) => void) => void;
  readonly send: (event: string, data: unknown) => void;
}

/** Lets a remote control drive this window's deck, once the server says that one may come: the deck is asked as a speaker view asks it. */
export function openDevRemote(channel: Channel): void {
  let outline: Outline | undefined;
  let last: Position | undefined;
  let watched = false;
  const tell = (whole: boolean): void => {
    if (outline && last) channel.send(remoteEvent.at, { ...(whole && { outline }), at: last } satisfies RemoteState);
  };
  onMessage((message, from) => {
    if (from !== window || (message.kind !== 'deck' && message.kind !== 'at')) return;
    if (message.kind === 'deck') outline = message.outline;
    last = message.at;
    tell(message.kind === 'deck');
  });
  channel.on(remoteEvent.watch, () => {
    if (watched) tell(true);
    else askUntilHeard(() => outline !== undefined);
    watched = true;
  });
  channel.on<unknown>(remoteEvent.act, (command) => { if (isCommand(command)) post(window, { kind: 'do', command }); });
  addEventListener('focus', () => { tell(false); });
}

/** The deck answers as soon as it has started. */
function askUntilHeard(heard: () => boolean): void {
  post(window, { kind: 'hello' });
  setTimeout(() => { if (!heard()) askUntilHeard(heard); }, 200);
}

function isCommand(data: unknown): data is RemoteCommand {
  return remoteCommands.some((command) => command === data);
}
