// What @grafana/ui asks of a browser and jsdom does not have.
const { TextDecoder, TextEncoder } = require('node:util');
const { deserialize, serialize } = require('node:v8');

Object.assign(globalThis, { TextDecoder, TextEncoder });

globalThis.structuredClone ??= (value) => deserialize(serialize(value));

globalThis.matchMedia ??= (media) => ({
  media,
  matches: false,
  onchange: null,
  addListener() {},
  removeListener() {},
  addEventListener() {},
  removeEventListener() {},
  dispatchEvent: () => false,
});

globalThis.ResizeObserver ??= class ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
};

globalThis.IntersectionObserver ??= class IntersectionObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// Combobox measures its text to choose a width; an empty context makes it throw.
if (globalThis.HTMLCanvasElement !== undefined) {
  globalThis.HTMLCanvasElement.prototype.getContext = () => ({
    font: '',
    measureText: (text) => ({ width: 8 * text.length }),
  });
}

// Combobox draws only the options that fit its menu: without a size there would be none.
if (globalThis.Element !== undefined) {
  const box = { x: 0, y: 0, top: 0, left: 0, right: 120, bottom: 120, width: 120, height: 120 };
  globalThis.Element.prototype.getBoundingClientRect = () => ({ ...box, toJSON: () => box });
}
