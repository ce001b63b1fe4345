// react-inlinesvg fetches its picture; a test needs to know only which one was meant.
const { createElement } = require('react');

module.exports = { __esModule: true, default: ({ src }) => createElement('svg', { 'data-src': src }) };
