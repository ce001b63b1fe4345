// What @grafana/ui asks of a browser and jsdom does not have.
const { TextDecoder, TextEncoder } = require('node:util');

Object.assign(globalThis, { TextDecoder, TextEncoder });

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

// Combobox measures its text to choose a width; an empty context makes it throw.
if (globalThis.HTMLCanvasElement !== undefined) {
  globalThis.HTMLCanvasElement.prototype.getContext = () => ({
    font: '',
    measureText: (text) => ({ width: 8 * text.length }),
  });
}
