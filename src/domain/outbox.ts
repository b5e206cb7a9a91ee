/**
 * A message to be said later: made when it is sent, in the language she has then. What she did not just ask for is, in
 * full, `you-have-message` with a button; the content follows her tap.
 */
export interface OutboxBody {
  /** Key of the text. */
  readonly text: string;
  /** The one button under it: the key of its label, and what it sends back. */
  readonly button?: { readonly label: string; readonly data: string };
}

/** "You have a message", with a button that opens it. */
export function youHaveMessage(data: string): OutboxBody {
  return { text: "you-have-message", button: { label: "open-button", data } };
}
