/// <reference lib="dom" />

/**
 * Makes an element: `true` is an empty attribute, `false` none. Strings among the children become text nodes, so
 * nothing given here can turn into markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * The first such element under the root; throws where index.html and the scripts disagree.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 */
export function findAs(root, selector, type) {
  const element = root.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`No ${selector} on this page`);
  return element;
}

/**
 * The first such element under the root; throws where index.html and the scripts disagree.
 * @param {ParentNode} root
 * @param {string} selector
 */
export const find = (root, selector) => findAs(root, selector, HTMLElement);
