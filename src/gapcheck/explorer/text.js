/* Elements from texts. Text becomes text, never markup; only http, https and mailto become links. */

const LINKS = /((?:https?:\/\/|mailto:)[^\s<>"“”]+[^\s<>"“”.,;:)\]])/;
const KHMER = /([\u1780-\u17ff\u19e0-\u19ff](?:[\u1780-\u17ff\u19e0-\u19ff\u200b\s]*[\u1780-\u17ff\u19e0-\u19ff])?)/;

/** An element with attributes and children; a child that is text becomes text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    } else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === "") continue;
    element.append(child instanceof Node ? child : written(String(child)));
  }
  return element;
}

/** A text, with its links and its Khmer marked. */
function written(text) {
  const found = document.createDocumentFragment();
  text.split(LINKS).forEach((part, place) => {
    if (place % 2 && isLink(part)) {
      found.append(make("a", { href: part, rel: "noopener noreferrer" }, document.createTextNode(part)));
      return;
    }
    part.split(KHMER).forEach((run, number) => {
      if (!run) return;
      const node = document.createTextNode(run);
      found.append(number % 2 ? make("span", { lang: "km" }, node) : node);
    });
  });
  return found;
}

function isLink(text) {
  try {
    return ["http:", "https:", "mailto:"].includes(new URL(text).protocol);
  } catch (error) {
    return false;
  }
}

const byId = (id) => document.getElementById(id);
const fill = (element, ...children) => {
  element.replaceChildren(...make("div", null, ...children).childNodes);
};
const listed = (words, last) => (words.length < 2 ? words.join("")
  : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`);
const plural = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** A heading with what belongs under it; nothing if there is nothing. */
function part(title, ...children) {
  const body = children.flat(Infinity).filter((child) => child);
  return body.length ? [make("h4", null, title), ...body] : [];
}

const bullets = (items) => (items.length ? make("ul", null, items.map((it) => make("li", null, it))) : null);

/** Something that opens; what is in it is made when it is opened first. */
function opening(title, body, attributes) {
  const found = make("details", attributes, make("summary", null, title));
  found.addEventListener("toggle", () => {
    if (found.open && found.childNodes.length === 1) found.append(...[body()].flat(Infinity).filter(Boolean));
  });
  return found;
}
