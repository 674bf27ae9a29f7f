// Who sent a message to the shell: only the page of the app, at the top of the app's own window, is listened to.

export interface Sender {
  /** Null when the frame is already gone. */
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
  readonly sender: unknown;
}

/** `contents` is the window's. The frame's `origin` is the browser's word; an address can be spelled in many ways. */
export function isOurPage({ senderFrame, sender }: Sender, contents: unknown, origin: string): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === origin && sender === contents;
}
