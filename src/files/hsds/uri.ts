const uri = /^https?:\/\/(?:[\w\-.~:/?#@!$&'()*+,;=]|%[\da-f]{2})+$/i;
const foreign = /%(?![\da-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%]/gi;

/** A web address as RFC 3986 has it, which knows no letters beyond ASCII. Throws when it is none. */
export function asUri(url: string): string {
  return uri.test(url) ? url : new URL(url).href.replaceAll(foreign, encodeURIComponent);
}
