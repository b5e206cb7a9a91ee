/** A text file that grows; it is kept as bytes, so that at its end there is little left to do in one turn. */
export interface GrowingFile {
  add(text: string): void;
  /** All of it, in UTF-8. */
  bytes(): Uint8Array;
}

/** In characters. */
const pieceLength = 65_536;

/** Makes an empty one. */
export function createGrowingFile(): GrowingFile {
  const pieces: Uint8Array[] = [];
  let rest = "";
  return {
    add(text) {
      rest += text;
      if (rest.length < pieceLength) return;
      pieces.push(Buffer.from(rest));
      rest = "";
    },
    bytes: () => Buffer.concat([...pieces, Buffer.from(rest)]),
  };
}
