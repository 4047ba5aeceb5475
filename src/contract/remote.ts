/** Names of the events between the live server and the windows that a remote control can drive. */
export const remoteEvent = {
  /** To a window: that a remote control may come, and that the window is to say where it is. */
  watch: 'loopstage:watch',
  /** From a window: where its deck is, for the remote control to show. */
  at: 'loopstage:at',
  /** To a window: what the remote control asks of its deck. */
  act: 'loopstage:act',
} as const;

/** What the two buttons of a remote control ask for. */
export const remoteCommands = ['next', 'previous'] as const;

export type RemoteCommand = (typeof remoteCommands)[number];

/** Addresses of the remote control below that of its page. */
export const remotePaths = { events: 'events', act: 'act' } as const;
